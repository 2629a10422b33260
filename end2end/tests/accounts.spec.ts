// Accounts on paper: a charge, its statement, a payment by hand, and the second person above an amount.
import type { Page } from '@playwright/test';
import { expectAccessibleEverywhere } from '../fixtures/a11y.ts';
import { expect, someone, test } from '../fixtures/app.ts';
import { takeScreens } from '../fixtures/screens.ts';
import { approve, ask, deskAdvance, openAdvance, withProof } from '../support/advance.ts';
import { openCase } from '../support/desk.ts';
import { enter, press } from '../support/people.ts';
import { justBought } from '../support/slots.ts';

// Its clock stands still: the days of the purchase and of the statement are counted from it.
test.use({ startsAt: '2026-03-03T10:30:00-05:00' });
test.setTimeout(180_000);

test('s13 a charge is on the statement, paid by hand, and read by whose it is', { tag: ['@every-mode', '@screens'] }, async ({ page, mailbox }) => {
  const email = someone('account');
  const number = await withProof(page, justBought(), email);
  await openAdvance(page, mailbox, number, email);
  await ask(page);
  await enter(page, 'technician');
  await deskAdvance(page, number);
  await approve(page, number);

  // Sales finds the account by a part of the address, and reads why it owes what it owes.
  await enter(page, 'sales');
  await page.goto('/desk/accounts');
  await look(page, 'accounts');
  await page.getByLabel('Name or e-mail address').fill(email);
  await press(page, 'Find');
  const found = page.getByRole('row').filter({ hasText: email });
  await expect(found).toContainText('$249.00');
  await found.getByRole('link').click();
  await expect(page.getByText('Owes us $249.00.')).toBeVisible();
  const statement = page.getByRole('region', { name: /^Statement: / });
  await expect(statement).toContainText('Replacement in advance');

  // What is wrong is told beside its field, and nothing typed is lost.
  await page.getByText('Book by hand').click();
  await page.getByLabel('Payment by bank').check();
  await page.getByLabel('Amount').fill('much');
  await page.getByLabel('Reference, or why').fill('transfer 4711');
  await press(page, /^Book it/);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expect(page.getByLabel('Reference, or why')).toHaveValue('transfer 4711');
  await expect(page.getByLabel('Payment by bank')).toBeChecked();
  await page.getByLabel('Amount').fill('100');
  await press(page, /^Book it/);
  await expect(page.getByText('Booked: Payment, $100.00.')).toBeVisible();
  await expect(page.getByText('Owes us $149.00.')).toBeVisible();
  await expect(statement).toContainText('transfer 4711');
  await look(page, 'account');

  // A payment is taken back, with a reason.
  await statement.getByRole('link', { name: 'Reverse this payment' }).click();
  await page.getByLabel('Reference, or why').fill('The cheque bounced.');
  await press(page, /^Reverse it/);
  await expect(page.getByText('Owes us $249.00.')).toBeVisible();
  await expect(statement.getByRole('link', { name: 'Reverse this payment' })).toHaveCount(0);

  // The case leads to the account of its customer.
  await openCase(page, number);
  await page.getByRole('link', { name: "The customer's account" }).click();
  await expect(page.getByText('Owes us $249.00.')).toBeVisible();

  // The customer reads the same, and takes it along.
  await page.goto('/returns');
  await page.getByRole('link', { name: 'Statement of your account' }).click();
  await expect(page.getByText('You owe us $249.00, to be paid by Thursday 2 April 2026.')).toBeVisible();
  await expect(page.getByRole('region', { name: /^Statement: / })).toContainText('The cheque bounced.');
  await look(page, 'statement');
  const csv = await page.request.get(await address(page, 'Download as CSV'));
  expect(await csv.text()).toContain('transfer 4711');
  const pdf = await page.request.get(await address(page, 'Download as PDF'));
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('above an amount a second person confirms, and never the same', async ({ page, mailbox }) => {
  const email = someone('second');
  const number = await withProof(page, justBought(), email);
  await openAdvance(page, mailbox, number, email);
  await enter(page, 'supervisor');
  const account = async () => {
    await openCase(page, number);
    await page.getByRole('link', { name: "The customer's account" }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Jane Doe' })).toBeVisible();
  };
  await account();
  await expect(page.getByText('Nothing was booked in these days')).toBeVisible();
  await page.getByText('Book by hand').click();
  await page.getByLabel('Goodwill').check();
  await page.getByLabel('Amount').fill('500.01');
  await page.getByLabel('Reference, or why').fill('A hard year.');
  await press(page, /^Book it/);
  await expect(page.getByText('waits for a second person').first()).toBeVisible();
  await expect(page.getByText('Nothing is open.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Confirm it/ })).toHaveCount(0);
  await expectAccessibleEverywhere(page, 'a booking that waits');

  await enter(page, 'admin');
  await page.goto('/desk/accounts');
  await page.getByRole('region', { name: 'Waits for a second person' }).getByRole('link').first().click();
  await press(page, /^Confirm it/);
  await expect(page.getByText('Confirmed and booked: Goodwill, $500.01.')).toBeVisible();
  await expect(page.getByText('We owe $500.01.')).toBeVisible();
});

test('accounts are no page for a technician', async ({ page }) => {
  await enter(page, 'technician');
  await expect(page.getByRole('link', { name: /^Accounts/ })).toHaveCount(0);
});

/** Nothing that axe can see is wrong with the page, and its pictures are taken. */
async function look(page: Page, name: string): Promise<void> {
  await expectAccessibleEverywhere(page, name);
  await takeScreens(page, name);
}

/** Where a link leads. */
async function address(page: Page, name: string): Promise<string> {
  return (await page.getByRole('link', { name }).getAttribute('href')) ?? '';
}
