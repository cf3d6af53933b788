"""What the course is made of – headings, claims, activities, safety sentences – as its data files have them."""
