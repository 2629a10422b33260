import { expectAccessible } from '../fixtures/a11y.ts';
import { expect, someone, test } from '../fixtures/app.ts';
import { alive, file, fillIn, press } from '../support/people.ts';
import { inWarranty, outOfWarranty } from '../support/slots.ts';

test('s1 a filing opens a ticket, and the mail that confirms it is there', { tag: '@every-mode' }, async ({ page, mailbox }) => {
  const email = someone('filer');
  const number = await file(page, { serial: inWarranty(), email });
  expect(number).toMatch(/^T-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
  const mail = await mailbox.latest(email);
  expect(`${mail.subject} ${mail.text}`).toContain(number);
  expect(mail.links.some((link) => link.includes('/l/'))).toBe(true);
});

test('one return, however often it is sent', { tag: '@every-mode' }, async ({ page }) => {
  await fillIn(page, { serial: inWarranty(), email: someone('twice') });
  await press(page, 'Send return request');
  await expect(page).toHaveURL(/\/file\/sent\//);
  const sent = page.url();
  await page.goto('/file/check');
  await expect(page).toHaveURL(sent);
});

test('what was typed stays when it is refused', { tag: '@every-mode' }, async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Serial number, or the reference of a return').fill('NOT$A#SERIAL');
  await press(page, 'Continue');
  await expect(page.getByRole('alert').first()).toContainText('There is a problem');
  await expect(page.locator('input[value*="NOT$A#SERIAL"]').first()).toBeVisible();
});

test('s8 out of warranty is said at once, with the date', { tag: '@every-mode' }, async ({ page }) => {
  await page.goto('/');
  await page.getByLabel('Serial number, or the reference of a return').fill(outOfWarranty().toLowerCase());
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { name: 'When did you buy it?' })).toBeVisible();
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2021');
  await expect(page.getByText('free of charge').first()).toBeVisible();
  await expectAccessible(page);
});

test('what was typed on one page does not stand on the next', async ({ page }) => {
  await page.goto('/file/serial');
  await alive(page);
  await page.getByLabel('What is the serial number?').fill(inWarranty());
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1, name: 'When did you buy it?' })).toBeFocused();
  for (const field of await page.locator('main').getByRole('textbox').all()) await expect(field).toHaveValue('');
});
