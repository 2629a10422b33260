// The whole way without a mouse: Tab, Enter, Space, arrows and the keys that the desk shows.
import type { Locator, Page } from '@playwright/test';
import { expect, someone, test } from '../fixtures/app.ts';
import { status } from '../support/customer.ts';
import { act, rma, spoken } from '../support/desk.ts';
import { alive, enter } from '../support/people.ts';
import { inWarranty } from '../support/slots.ts';

test.setTimeout(180_000);

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
  await enterOn(page, page.getByRole('button', { name }).first());
}

async function follow(page: Page, name: string | RegExp) {
  await enterOn(page, page.getByRole('link', { name }).first());
}

async function enterOn(page: Page, target: Locator) {
  await reach(page, target);
  await page.keyboard.press('Enter');
}

const heading = (page: Page, name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

/** Opens a case from the search, which has a key. */
async function search(page: Page, number: string) {
  await page.keyboard.press('/');
  await page.keyboard.type(number);
  await page.keyboard.press('Enter');
  await heading(page, spoken(number));
  await alive(page);
}

/** Records a test or a step of the list and waits until it says so. */
async function record(page: Page, check: Locator, outcome: string, word: string) {
  await enterOn(page, check.getByRole('button', { name: outcome }));
  await expect(check).toContainText(word);
}

test('a return goes from its filing through the bench and back with the keyboard alone', async ({ page }) => {
  const email = someone('keys');
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
  await type(page, 'E-mail address', email);
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

  const returned = rma(ticket);

  await test.step('the technician works with the keys that the desk shows', async () => {
    await enter(page, 'technician');
    await alive(page);
    await search(page, ticket);
    await page.keyboard.press('t');
    await expect(act(page, /Belongs to sales/)).toBeVisible();
    await record(page, page.locator('.checklist .check').first(), 'Faulty', 'Record again');
    await page.locator('h1').first().focus();
    await page.keyboard.press('r');
    await expect(page.getByLabel('Why it must be benched')).toBeFocused();
    await page.keyboard.type('Dead on every port.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await heading(page, spoken(returned));
  });

  await test.step('the clerk scans', async () => {
    await enter(page, 'clerk');
    await alive(page);
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await expect(page.getByLabel('RMA number, serial or tracking number')).toBeFocused();
    await page.keyboard.type(returned);
    await page.keyboard.press('Enter');
    await expect(page.locator('.scan__answer')).toContainText('Received');
  });

  await test.step('the bench tests it, writes down the cause and decides', async () => {
    await enter(page, 'technician');
    await alive(page);
    await search(page, returned);
    await page.keyboard.press('b');
    await press(page, /Begin the diagnosis/);
    await record(page, page.locator('.checklist .check').first(), 'Fail', 'Failed');
    await reach(page, page.getByLabel('Cause', { exact: true }));
    await page.keyboard.press('ArrowDown');
    await type(page, 'What was found', 'The power board has a burnt regulator.');
    await press(page, 'Keep the findings');
    await press(page, /Defect, in warranty/);
  });

  await test.step('it is repaired, and every test is passed anew', async () => {
    await press(page, /Start the repair/);
    await press(page, /Repair done/);
    await expect(page.getByRole('button', { name: /A test failed/ })).toBeVisible();
    for (const check of await page.locator('.checklist .check').all()) await record(page, check, 'Pass', 'Passed');
    const passed = page.getByRole('button', { name: /All tests passed/ });
    await enterOn(page, passed);
    await expect(passed).toHaveCount(0);
  });

  await test.step('the clerk ships it and records that it has arrived', async () => {
    await enter(page, 'clerk');
    await alive(page);
    await page.keyboard.press('g');
    await page.keyboard.press('h');
    await heading(page, /^Ship$/);
    await follow(page, spoken(returned));
    await heading(page, spoken(returned));
    await type(page, /^Tracking number/, '1Z999AA10123456784');
    await page.keyboard.press('Enter');
    const delivered = page.getByRole('button', { name: /It was delivered/ });
    await enterOn(page, delivered);
    await expect(delivered).toHaveCount(0);
  });

  await test.step('the customer finds it finished', async () => {
    await page.goto('/');
    await alive(page);
    await follow(page, 'Find a return');
    await heading(page, 'Find a return');
    await type(page, /^Reference/, returned);
    await type(page, 'E-mail address or postcode', email);
    await page.keyboard.press('Enter');
    await expect(status(page)).toContainText('This return is finished');
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
