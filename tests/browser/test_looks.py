"""Looks on the form: changes are undone, and settings kept under a name."""

from playwright.sync_api import Page, expect


def test_changes_of_a_look_are_undone_and_made_again(page: Page) -> None:
    page.goto("/new")
    strength = page.get_by_label("Strength of the painting", exact=True)
    undo, redo = page.get_by_role("button", name="Undo"), page.get_by_role("button", name="Redo")
    before = strength.input_value()
    expect(undo.first).to_be_disabled()
    strength.fill("2.5")
    strength.blur()
    page.get_by_role("link", name="Fine").click()
    expect(page.get_by_role("link", name="Fine")).to_have_attribute("aria-current", "true")
    undo.first.click()
    expect(page.get_by_role("link", name="Standard")).to_have_attribute("aria-current", "true")
    expect(strength).to_have_value("2.5")
    undo.first.click()
    expect(strength).to_have_value(before)
    redo.click()
    expect(strength).to_have_value("2.5")
    page.get_by_label("Seed", exact=True).evaluate("field => field.closest('details').open = true")
    page.get_by_label("Seed", exact=True).fill("7")
    page.get_by_label("Seed", exact=True).blur()
    expect(redo).to_be_disabled()


def test_one_pass_has_settings_of_its_own_and_undo_brings_back_those_before(page: Page) -> None:
    page.goto("/new")
    faithful = page.get_by_label("Faithfulness to the photo", exact=True)
    faithful.fill("1.5")
    faithful.blur()
    page.get_by_role("link", name="Quick").click()
    expect(page.get_by_label("Method", exact=True)).to_be_visible()
    expect(faithful).to_have_count(0)
    for name in ("Wedge of nine", "Keep as a preset…"):
        expect(page.get_by_role("button", name=name)).to_be_hidden()
    page.get_by_role("button", name="Undo").first.click()
    expect(faithful).to_have_value("1.5")
    expect(page.get_by_role("link", name="Standard")).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="Redo").click()
    expect(page.get_by_label("Method", exact=True)).to_be_visible()
    page.get_by_role("link", name="Standard").click()  # the form is kept for whoever comes next
    expect(faithful).to_be_visible()


def test_settings_are_kept_as_a_preset_and_taken_again(page: Page) -> None:
    page.goto("/new")
    strength = page.get_by_label("Strength of the painting", exact=True)
    strength.fill("3")
    page.get_by_role("button", name="Keep as a preset").click()
    page.locator("#own-name").fill("Bold")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Bold")).to_be_visible()
    expect(strength).to_have_value("3")
    strength.fill("1")
    page.get_by_role("link", name="Bold").click()
    expect(page.get_by_label("Strength of the painting", exact=True)).to_have_value("3")
    page.goto("/styles")
    page.get_by_role("button", name="Forget Bold").click()
    expect(page.get_by_role("link", name="Bold")).to_have_count(0)
