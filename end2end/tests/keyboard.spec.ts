// The whole way without a mouse: Tab, Enter, Space, arrows and the keys that the desk shows.
import type { Locator, Page } from '@playwright/test';
import { expect, someone, test } from '../fixtures/app.ts';
import { act, openBench, rma, spoken } from '../support/desk.ts';
import { alive, enter } from '../support/people.ts';
import { inWarranty } from '../support/slots.ts';

test.setTimeout(120_000);

/** Tabs on until the element has the keyboard, as a person would; it must be reached and its focus seen. */
async function reach(page: Page, target: Locator) {
  await expect(target).toBeVisible();
  const has = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 80; presses += 1) {
    if (await has()) {
      const seen = await target.evaluate((element) => {
        // A choice shows it on the whole card.
        return [element, element.closest('label')].some((one) => {
          const style = one && getComputedStyle(one);
          return style && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
        });
      });
      expect(seen, 'focus can be seen').toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Not reached by Tab: ${target}`);
}

async function type(page: Page, label: string | RegExp, text: string) {
  await reach(page, page.getByLabel(label).first());
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

async function press(page: Page, name: string | RegExp) {
  await reach(page, page.getByRole('button', { name }).first());
  await page.keyboard.press('Enter');
}

const heading = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

test('a return is filed with the keyboard alone', async ({ page }) => {
  await page.goto('/');
  await alive(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to main content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await type(page, 'Serial number, or the reference of a return', inWarranty());
  await page.keyboard.press('Enter');
  await heading(page, 'When did you buy it?');
  await press(page, 'Continue');
  await heading(page, /warranty/i);
  await press(page, 'Continue');
  await heading(page, 'What goes wrong?');
  await reach(page, page.getByRole('radio').first());
  await page.keyboard.press('Space');
  await press(page, 'Continue');
  await heading(page, 'What exactly happens?');
  await type(page, 'What exactly happens?', 'Dark since Monday.');
  await press(page, 'Continue');
  await heading(page, 'Try this first');
  await press(page, "It still doesn't work");
  await heading(page, 'Photos and proof of purchase');
  await press(page, 'Continue');
  await heading(page, 'How do we reach you?');
  await type(page, 'Your name', 'Kay Board');
  await type(page, 'E-mail address', 'wrong');
  await press(page, 'Continue');
  await expect(page.locator('.error-summary')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('E-mail address').first()).toBeFocused();
  await type(page, 'E-mail address', someone('keys'));
  await press(page, 'Continue');
  await heading(page, 'Where do we send it back?');
  await type(page, 'Street and number', '12 Elm Street');
  await type(page, 'Town or city', 'Springfield');
  await type(page, 'State, province or county', 'IL');
  await type(page, 'Postcode', '62701');
  await press(page, 'Continue');
  await heading(page, 'Check your request');
  await press(page, 'Send return request');
  await expect(page).toHaveURL(/\/file\/sent\//);
  const ticket = page.url().split('/').pop() ?? '';

  await test.step('the technician works with the keys that the desk shows', async () => {
    await enter(page, 'technician');
    await alive(page);
    await page.keyboard.press('/');
    await page.keyboard.type(ticket);
    await page.keyboard.press('Enter');
    await heading(page, spoken(ticket));
    await alive(page);
    await page.keyboard.press('t');
    await expect(act(page, /Belongs to sales/)).toBeVisible();
    await reach(page, page.locator('.checklist .check').first().getByRole('button', { name: 'Faulty' }));
    await page.keyboard.press('Enter');
    await expect(page.locator('.checklist .check').first()).toContainText('Record again');
    await page.locator('h1').first().focus();
    await page.keyboard.press('r');
    await expect(page.getByLabel('Why it must be benched')).toBeFocused();
    await page.keyboard.type('Dead on every port.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading(page, spoken(rma(ticket)));
  });

  await test.step('the clerk scans', async () => {
    await enter(page, 'clerk');
    await alive(page);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await expect(page.getByLabel('RMA number, serial or tracking number')).toBeFocused();
    await page.keyboard.type(rma(ticket));
    await page.keyboard.press('Enter');
    await expect(page.locator('.scan__answer')).toContainText('Received');
  });

  await test.step('the bench begins', async () => {
    await enter(page, 'technician');
    await openBench(page, rma(ticket));
    await alive(page);
    await press(page, /Begin the diagnosis/);
    await reach(page, page.locator('.checklist .check').first().getByRole('button', { name: 'Fail' }));
    await page.keyboard.press('Enter');
    await expect(page.locator('.checklist .check').first()).toContainText('Failed');
  });
});

test('the queue is walked with J, K and Enter; the keys can be turned off', async ({ page }) => {
  await enter(page, 'technician');
  await page.goto('/desk/queue/mine');
  await alive(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(page.locator('.queue tbody tr').first().getByRole('link').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/desk\/case\//);
  await page.locator('.desk__me summary').click();
  await page.getByRole('button', { name: 'Turn the keys off' }).click();
  await alive(page);
  const here = page.url();
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(page).toHaveURL(here);
});
