import json
import re

from training_safety.site.charts import figure_html

FIGURE = {
    "data": [{"type": "scatter", "name": "min <plan>", "x": [1, 2.5], "y": [0, 3]}],
    "layout": {
        "title": {"text": "Tolv uker"},
        "height": 300,
        "template": {"big": 1},
        "xaxis": {"title": {"text": "Uke"}},
    },
}


def test_a_figure_reserves_its_height_and_is_named_by_its_title() -> None:
    html = figure_html(json.loads(json.dumps(FIGURE)))
    assert 'style="height: 300px"' in html
    assert 'aria-label="Tolv uker"' in html
    assert "<figcaption>Tolv uker</figcaption>" in html


def test_the_numbers_stand_in_a_table_with_zero_among_them() -> None:
    html = figure_html(json.loads(json.dumps(FIGURE)))
    assert "<td>min &lt;plan&gt;</td><td>1</td><td>0</td>" in html
    assert "<td>2,5</td>" in html
    assert '<th scope="col">Uke</th>' in html


def test_numbers_in_the_table_are_written_as_the_course_writes_them() -> None:
    values = [1234567, -0.5, None, 2026, 1.23456, float("nan")]
    html = figure_html({"data": [{"x": values, "y": ["a"] * 6}], "layout": {}})
    for written in ("1\u202f234\u202f567", "−0,5", "–", "2026", "1,2346"):
        assert f"<td>{written}</td>" in html
    assert 2 == html.count("<td>–</td>")


def test_of_a_long_table_paper_has_the_first_rows_and_says_so() -> None:
    html = figure_html({"data": [{"x": list(range(20)), "y": list(range(20))}], "layout": {}})
    first, rest = re.findall(r"<tbody[^>]*>(.*?)</tbody>", html)
    assert (15, 5) == (first.count("<tr>"), rest.count("<tr>"))
    assert '<tbody class="ts-not-on-paper">' in html
    assert '<p class="ts-on-paper">På papir står de første 15 radene.</p>' in html
    short = figure_html({"data": [{"x": [1], "y": [1]}], "layout": {}})
    assert "ts-on-paper" not in short


def test_the_data_cannot_close_its_script() -> None:
    html = figure_html({"data": [{"x": ["</script><b>"], "y": [1]}], "layout": {}})
    script = re.search(r"<script[^>]*>(.*?)</script>", html)
    assert script is not None
    assert ["</script><b>"] == json.loads(script[1])["data"][0]["x"]


def test_series_over_the_same_points_stand_side_by_side() -> None:
    plans = [
        {"name": name, "x": [1, 2], "y": loads}
        for name, loads in (("Fast", [100, 110]), ("Prosent", [100, 105]))
    ]
    layout = {"xaxis": {"title": "Uke"}, "yaxis": {"title": "Minutter"}}
    html = figure_html({"data": plans, "layout": layout})
    assert "<tr><td>2</td><td>110</td><td>105</td></tr>" in html
    assert "<caption>Minutter</caption>" in html
    html = figure_html({"data": [plans[0], plans[1] | {"x": [1, 3]}], "layout": layout})
    assert "<tr><td>Prosent</td><td>3</td><td>105</td></tr>" in html
