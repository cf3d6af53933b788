def check_banks(folder, known_references):
    return []
