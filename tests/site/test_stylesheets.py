from training_safety.site.stylesheets import in_em, purged, without_unused_properties, words_in


def test_a_rule_stays_when_all_its_classes_and_ids_are_used() -> None:
    used = words_in([], ['<a class="btn btn-main" id="top">'])
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


def test_a_word_of_the_text_is_no_class_and_a_word_of_a_script_may_be_one() -> None:
    used = words_in(
        ["root.classList.add('open')"], ['<p class="told">the modal</p>{"html": "<b class=\\"kept\\">"}']
    )
    assert ".open,.told,.kept{x:y}" == purged(".open, .told, .kept, .modal{x:y}", used)


def test_a_class_that_a_script_puts_together_stays() -> None:
    used = words_in(["row.className = `ts-map-${verdict}`"])
    assert ".ts-map-right{x:y}" == purged(".ts-map-right{x:y} .ts-mapped{x:y}", used)


def test_a_property_of_the_theme_that_nothing_takes_goes_and_so_does_what_only_it_took() -> None:
    css = ':root{--pst-a:var(--pst-b);--pst-b:url("data:a;b");--pst-c:1;--ts-own:2}@media print{html{--bs-d:3}}p{top:var(--pst-c)}'
    assert ":root{--pst-c:1;--ts-own:2}@media print{}p{top:var(--pst-c)}" == without_unused_properties(
        css, set()
    )
    assert css == without_unused_properties(css, {"--pst-a", "--bs-d"})
