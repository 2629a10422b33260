// A replacement that is not there: said before anybody agrees, not charged, and given to whoever has waited longest.
import { expectAccessibleEverywhere } from '../fixtures/a11y.ts';
import { expect, someone, test } from '../fixtures/app.ts';
import { takeScreens } from '../fixtures/screens.ts';
import { ask, deskAdvance, openAdvance, sendInAdvance, withProof } from '../support/advance.ts';
import { enter, press } from '../support/people.ts';
import { justBought, spare } from '../support/slots.ts';
import type { Page } from '@playwright/test';

// A product that is counted here is counted for every test of the same server: this one has its own.
test.use({ startsAt: '2026-03-03T10:30:03-05:00' });
test.setTimeout(180_000);

async function look(page: Page, name: string) {
  await expectAccessibleEverywhere(page, name);
  await takeScreens(page, name);
}

async function openShelf(page: Page) {
  await page.goto('/desk/stock');
  await page.getByRole('link', { name: 'Test Dome 4' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Test Dome 4' })).toBeVisible();
}

const figure = (page: Page, what: string) => page.getByRole('term').filter({ hasText: what }).locator('+ dd');

test('s5 s13 out of stock: said before, charged after, the oldest promise first', { tag: ['@every-mode', '@screens'] }, async ({ page, mailbox }) => {
  await enter(page, 'supervisor');
  await openShelf(page);
  await expect(page.getByText('Nobody counts this product')).toBeVisible();
  await page.getByLabel('How many lie there').fill('none');
  await page.getByLabel('Why it differs').fill('Stock-taking');
  await press(page, 'Keep the count');
  await expect(page.locator('.error-summary')).toContainText('how many lie there');
  await expect(page.getByLabel('Why it differs')).toHaveValue('Stock-taking');
  await page.getByLabel('How many lie there').fill('0');
  await press(page, 'Keep the count');
  await expect(figure(page, 'on the shelf')).toHaveText('0');
  await page.getByLabel('When more are expected').fill('2026-03-12');
  await press(page, 'Tell who waits');
  await expect(page.getByText('More are expected on 12 Mar 2026')).toBeVisible();

  const email = someone('stock');
  const number = await withProof(page, justBought(), email);
  await openAdvance(page, mailbox, number, email);
  await expect(page.getByText('None is in stock now; we expect it on Thursday 12 March 2026')).toBeVisible();
  await ask(page);
  await enter(page, 'technician');
  await deskAdvance(page, number);
  await press(page, /Approve it/);
  await expect(page.getByText('Approved: waits for a device')).toBeVisible();
  const mail = await mailbox.latest(email, { subject: /out of stock/ });
  expect(mail.text).toContain('Thursday 12 March 2026');

  await enter(page, 'clerk');
  await page.goto('/desk/stock');
  const waited = page.getByRole('region', { name: 'Somebody waits' });
  await expect(waited.getByRole('row', { name: 'Test Dome 4' })).toContainText('1, since');
  await look(page, 'stock');
  await openShelf(page);
  await expect(page.getByRole('row', { name: /Waits/ })).toHaveCount(1);
  await look(page, 'stock-shelf');
  await page.getByLabel('How many came in').fill('2');
  await press(page, 'Put them on the shelf');
  await expect(figure(page, 'put aside')).toHaveText('1');
  await expect(figure(page, 'free')).toHaveText('1');
  await mailbox.latest(email, { subject: /Your replacement is approved/ });
  await sendInAdvance(page, number, spare());
  await openShelf(page);
  await expect(figure(page, 'on the shelf')).toHaveText('1');
  await expect(page.getByRole('row', { name: /Given for a return/ })).toHaveCount(1);
});
