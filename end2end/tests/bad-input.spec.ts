// What is wrong is said beside the field, in words, and nothing typed is lost.
import { expect, someone, test } from '../fixtures/app.ts';
import { find, openMail, prove, status } from '../support/customer.ts';
import { act, authorise, openCase, rma, spoken, take } from '../support/desk.ts';
import { enter, file, fillIn, press } from '../support/people.ts';
import { inWarranty } from '../support/slots.ts';

test.use({ expectedErrors: [/status of 404/] });

const everyMode = { tag: '@every-mode' };

test('a number with one character wrong is named as such, on every page that takes one', everyMode, async ({ page, context }) => {
  const ticket = await file(page, { serial: inWarranty(), email: someone('typo') });
  const last = ticket.charAt(3);
  const wrong = `${ticket.slice(0, 3)}${last === '7' ? '8' : '7'}${ticket.slice(4)}`;
  await context.clearCookies();
  await page.goto('/');
  await page.getByLabel('Serial number, or the reference of a return').fill(wrong);
  await press(page, 'Continue');
  await expect(page.getByRole('alert').first()).toContainText(/one character|changed places/i);
  await expect(page.locator(`input[value="${wrong}"]`).first()).toBeVisible();
  await find(page, wrong, '62701');
  await expect(page.getByRole('alert').first()).toContainText(/one character|changed places/i);
  await enter(page, 'clerk');
  await page.goto('/desk/scan');
  await page.getByLabel('RMA number, serial or tracking number').fill(wrong);
  await page.keyboard.press('Enter');
  await expect(page.locator('.scan__answer')).toContainText('Mistyped');
});

test('every wrong answer of the filing keeps its text and its page', everyMode, async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Serial number, or the reference of a return').fill('AB');
  await press(page, 'Continue');
  await expect(page.getByRole('alert').first()).toContainText('There is a problem');
  await expect(page.locator('input[value="AB"]').first()).toBeVisible();

  await fillIn(page, { serial: inWarranty(), email: someone('wrong') });
  await page.goto('/file/purchase');
  await page.getByLabel('Day').fill('31');
  await page.getByLabel('Month').fill('2');
  await page.getByLabel('Year').fill('2025');
  await press(page, 'Continue');
  await expect(page.getByRole('alert').first()).toContainText('Enter a real date');
  await expect(page.getByLabel('Day')).toHaveValue('31');
  await page.getByLabel('Month').fill('3');
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1, name: /warranty/i })).toBeVisible();
  await press(page, 'Continue');
  await expect(page).not.toHaveURL(/\/file\/warranty/);
  await page.goto('/file/contact');
  await page.getByLabel('E-mail address').first().fill('nobody at nowhere');
  await press(page, 'Continue');
  await expect(page).toHaveTitle(/^Error: /);
  await expect(page.getByRole('alert').first()).toContainText('Enter an e-mail address in the correct format');
  await expect(page.getByLabel('E-mail address').first()).toHaveValue('nobody at nowhere');
  await page.getByLabel('E-mail address').first().fill(someone('right'));
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1, name: /send it back/ })).toBeVisible();
  await page.getByLabel('Postcode').fill('ABC');
  await press(page, 'Continue');
  await expect(page.getByRole('alert').first()).toContainText('Enter a real postcode');
  await expect(page.getByLabel('Postcode')).toHaveValue('ABC');
});

test('the second of two who decide sees what the first did, and keeps the own text', everyMode, async ({ page, context }) => {
  const ticket = await file(page, { serial: inWarranty(), email: someone('race') });
  await enter(page, 'technician');
  await openCase(page, ticket);
  await take(page);
  await act(page, /It works again/).click();
  await page.getByLabel('What helped').fill('A new cable.');

  const other = await context.newPage();
  await openCase(other, ticket);
  await act(other, /Ask the customer/).click();
  await other.getByLabel('Your question').fill('Which cable is it?');
  await other.locator('form.compose').getByRole('button', { name: /Ask the customer/ }).click();
  await expect(other.getByText('Which cable is it?')).toBeVisible();

  await page.locator('form.compose').getByRole('button', { name: /It works again/ }).click();
  await expect(page.getByText(/changed in the meantime|Somebody else was faster|was not done/).first()).toBeVisible();
  await expect(page.getByText('A new cable.').or(page.locator('textarea:has-text("A new cable.")')).first()).toBeVisible();
});

test('a return that was called off cannot be called off again from an old page', everyMode, async ({ page, mailbox, context }) => {
  const email = someone('called-off');
  const ticket = await file(page, { serial: inWarranty(), email });
  await openMail(page, mailbox, email);
  await page.getByRole('link', { name: 'Call off this return' }).click();
  await prove(page, mailbox, email);
  await page.getByLabel('Why, in a few words').fill('It works again.');
  const other = await context.newPage();
  await other.goto(page.url());
  await press(other, 'Call off this return');
  await expect(status(other)).toContainText('You called this return off');
  await press(page, 'Call off this return');
  await expect(page.getByRole('alert').first()).toContainText('This return is closed');
  await enter(page, 'technician');
  await openCase(page, ticket);
  await expect(page.getByText('Take the case')).toHaveCount(0);
});

test('an address that leads nowhere is answered with 404, and never tells whether it exists', everyMode, async ({ page }) => {
  const ticket = await file(page, { serial: inWarranty(), email: someone('hidden') });
  await page.context().clearCookies();
  expect((await page.goto('/nowhere'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect((await page.request.get('/files/00000000-0000-0000-0000-000000000000')).status()).toBe(404);
  const theirs = await page.goto(`/track/${ticket}`);
  const heading = await page.getByRole('heading', { level: 1 }).innerText();
  const missing = await page.goto('/track/T-0000-0000-0');
  expect(missing?.status()).toBe(theirs?.status());
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(heading);
});

test('a device can be in one return at a time', everyMode, async ({ page, context }) => {
  const serial = inWarranty();
  const ticket = await file(page, { serial, email: someone('first') });
  await authorise(page, ticket);
  await context.clearCookies();
  await page.goto('/');
  await page.getByLabel('Serial number, or the reference of a return').fill(serial);
  await press(page, 'Continue');
  await expect(page.getByText('This device is in a return already')).toBeVisible();
  await expect(page.getByText(spoken(rma(ticket)))).toHaveCount(0);
});
