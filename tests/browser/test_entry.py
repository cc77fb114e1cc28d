"""Coming in by the studio's account, and going out."""

import re

from playwright.sync_api import Browser, expect

from farm.base.config import Settings
from tests.browser.conftest import await_answer, running
from tests.web.people.provider import vouching


def test_one_signs_in_at_the_studio_and_out_again(browser: Browser, guarded: Settings) -> None:
    address = f"http://{guarded.host}:{guarded.port}"
    with vouching() as provider:
        changes = {
            "oidc_issuer": provider.issuer,
            "oidc_client_id": "farm",
            "oidc_label": "Sign in with Atelier",
        }
        settings = guarded.model_copy(update=changes)
        settings.model_fields_set.update(guarded.model_fields_set | set(changes))
        with running("web", settings):
            await_answer(f"{address}/healthz")
            page = browser.new_page(base_url=address)
            page.goto("/queue")
            page.get_by_role("link", name="Sign in with Atelier").click()
            expect(page).to_have_url(re.compile("/queue$"))
            expect(page.get_by_text("ana@studio.test")).to_be_visible()
            page.get_by_role("button", name="Sign out").click()
            expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
            page.goto("/signin/oidc/callback?code=c&state=forged")
            expect(page.get_by_role("alert")).to_have_text(
                "The sign-in was not completed: start it again."
            )
            page.goto("/queue")
            expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
            page.close()
