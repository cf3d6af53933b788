from pathlib import Path

import pytest
from sphinx.errors import ExtensionError

from training_safety.site.stylesheets import fold_with_the_text, in_em, purged, words_in


def test_a_rule_stays_when_all_its_classes_and_ids_are_used() -> None:
    used = words_in(['<a class="btn btn-main" id="top">'])
    assert ".btn.btn-main{a:b}#top .btn{c:d}p{e:f}" == purged(
        ".btn.btn-main{a:b} #top .btn{c:d} p{e:f}", used
    )


def test_a_rule_goes_when_one_class_is_used_nowhere() -> None:
    assert "" == purged(".btn .unknown{a:b}", {"btn"})


def test_of_several_selectors_the_ones_that_can_match_stay() -> None:
    assert ".a,p>.b{x:y}" == purged(".a, .unknown, p>.b{x:y}", {"a", "b"})


def test_what_not_names_does_not_decide() -> None:
    assert ".a:not(.unknown){x:y}" == purged(".a:not(.unknown){x:y}", {"a"})


def test_is_needs_one_part_that_can_match() -> None:
    assert ":is(.a,.unknown){x:y}" == purged(":is(.a,.unknown){x:y}", {"a"})
    assert "" == purged(":is(.other,.unknown){x:y}", {"a"})


def test_rules_inside_media_are_purged_and_an_empty_one_goes() -> None:
    assert "@media print{.a{x:y}}" == purged("@media print{.a{x:y} .b{x:y}}", {"a"})
    assert "" == purged("@media print{.b{x:y}}", {"a"})


def test_icon_fonts_go_and_other_fonts_stay() -> None:
    css = '@font-face{font-family:"Font Awesome 6 Free";src:url(a)}@font-face{font-family:"Serif";src:url(b)}'
    assert '@font-face{font-family:"Serif";src:url(b)}' == purged(css, set())


def test_a_dot_in_a_number_is_no_class() -> None:
    assert "a{width:.5em}" == purged("a{width:.5em}", set())


def test_the_theme_s_widths_follow_the_text_and_other_lengths_stay() -> None:
    assert "screen and (min-width: 60em)" == in_em("screen and (min-width: 960px)")
    assert "(max-width: 30rem)" == in_em("(max-width: 30rem)")
    assert "@media (min-width:62em){.a{b:10px}}" == purged("@media (min-width:992px){.a{b:10px}}", {"a"})


def test_the_theme_s_script_folds_the_sidebar_at_the_same_width_however_often_it_is_built(
    tmp_path: Path,
) -> None:
    script = tmp_path / "scripts/sphinx-book-theme.js"
    script.parent.mkdir()
    script.write_text('if (matchMedia("(min-width: 992px)").matches) fold();')
    for _ in range(2):
        fold_with_the_text(tmp_path)
        assert 'if (matchMedia("(min-width: 62em)").matches) fold();' == script.read_text()


def test_a_theme_whose_script_folds_elsewhere_stops_the_build(tmp_path: Path) -> None:
    script = tmp_path / "scripts/sphinx-book-theme.js"
    script.parent.mkdir()
    script.write_text("fold();")
    with pytest.raises(ExtensionError, match="no longer asks for"):
        fold_with_the_text(tmp_path)
