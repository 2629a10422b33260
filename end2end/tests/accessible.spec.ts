// Every page, and its states that go wrong: no violation that axe can see, light and dark, on a phone and on a desk.
// Under `./x screens` the same walk keeps the pictures in docs/screens.
import type { Page } from '@playwright/test';
import { expectAccessibleEverywhere } from '../fixtures/a11y.ts';
import { expect, someone, test } from '../fixtures/app.ts';
import { takeScreens } from '../fixtures/screens.ts';
import { find, openMail, prove, status } from '../support/customer.ts';
import {
  act, authorise, diagnose, invite, openBench, openCase, receive, repair, rma, scan, ship, take, verdict,
} from '../support/desk.ts';
import { png } from '../support/files.ts';
import { alive, enter, file, fillIn, press } from '../support/people.ts';
import { inWarranty, outOfWarranty } from '../support/slots.ts';

test.setTimeout(600_000);
// Pages of trouble have their status, a refused file has 422, and axe looks into the frame in which no script may run.
test.use({ expectedErrors: [/the server responded with a status of (400|404|409|422|429|500)|Blocked script execution/] });

const SERIAL = 'Serial number, or the reference of a return';

/** Looks at the page as it is; with a name its picture is kept. */
async function look(page: Page, name?: string) {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  if (name) await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toHaveCount(0);
  await expectAccessibleEverywhere(page, name ?? new URL(page.url()).pathname);
  if (name) await takeScreens(page, name);
}

async function wrong(page: Page, name?: string) {
  await expect(page.locator('.error-summary')).toBeVisible();
  await look(page, name);
}

test('filing', { tag: '@screens' }, async ({ page }) => {
  await page.goto('/');
  await look(page, 'start');
  await page.getByLabel(SERIAL).fill('AB');
  await press(page, 'Continue');
  await wrong(page, 'start-wrong');

  await page.goto('/file/serial');
  await look(page, 'filing-serial');
  await page.getByLabel('What is the serial number?').fill(outOfWarranty());
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { name: 'When did you buy it?' })).toBeVisible();
  await look(page);
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1, name: /warranty/ })).toBeVisible();
  await look(page, 'warranty-out');

  await fillIn(page, { serial: inWarranty(), email: someone('a11y') });
  for (const [step, name] of [
    ['warranty', 'warranty-in'],
    ['symptom', 'filing-symptom'],
    ['description', undefined],
    ['self-help', 'filing-help'],
    ['contact', undefined],
    ['address', 'filing-address'],
    ['check', 'filing-check'],
  ] as const) {
    await page.goto(`/file/${step}`);
    await look(page, name);
  }
  await page.goto('/file/proof');
  await alive(page);
  await page.getByLabel(/Choose files/).setInputFiles([png('label.png'), { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('no') }]);
  await expect(page.getByText('The selected file must be a JPEG')).toBeVisible();
  await look(page, 'filing-files');
  await page.goto('/file/address');
  await page.getByLabel('Postcode').fill('ABC');
  await press(page, 'Continue');
  await wrong(page);
  await page.getByLabel('Postcode').fill('62701');
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1, name: 'Check your request' })).toBeVisible();
  await press(page, 'Send return request');
  await expect(page).toHaveURL(/\/file\/sent\//);
  await look(page, 'sent');
});

test('a label that cannot be read', async ({ page }) => {
  await page.goto('/file/serial');
  await page.getByLabel(/I can't read it/).check();
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { name: 'Which product is it?' })).toBeVisible();
  await look(page, 'filing-product');
  await press(page, 'Continue');
  await wrong(page);
});

test('following a return', { tag: '@screens' }, async ({ page, mailbox }) => {
  const email = someone('a11y');
  const number = await authorise(page, await file(page, { serial: outOfWarranty(), email }));
  await page.context().clearCookies();
  await page.goto('/track');
  await look(page, 'find');
  await find(page, number, 'stranger@example.com');
  await wrong(page);
  await find(page, number, email);
  await expect(status(page)).toBeVisible();
  await look(page, 'tracking-masked');
  await page.getByRole('link', { name: 'Show everything' }).click();
  await look(page);
  await prove(page, mailbox, email);
  await expect(status(page)).toContainText('Your return is authorised');
  await look(page, 'tracking-send');
  for (const part of ['address', 'cancel', 'parcel', 'files']) {
    await page.goto(`/track/${number}/${part}`);
    await look(page);
  }
  await page.goto(`/track/${number}/address`);
  await page.getByLabel('Postcode').fill('ABC');
  await press(page, 'Save the address');
  await wrong(page);

  await receive(page, number);
  await diagnose(page, number);
  await look(page, 'bench');
  await verdict(page, /Defect, out of warranty/);
  await page.goto(`/desk/case/${number}/estimate`);
  const way = page.getByRole('group', { name: 'Repair' });
  await way.getByLabel('What is done').fill('New power board');
  await way.getByLabel('Parts').fill('sixty');
  await page.getByRole('button', { name: /Look at it first/ }).click();
  await wrong(page);
  await way.getByLabel('Parts').fill('60');
  await way.getByLabel('Work').fill('35');
  await way.getByLabel('Ready after').fill('2');
  const other = page.getByRole('group', { name: 'Replace' });
  await other.getByLabel('What is done').fill('A new camera of the same kind');
  await other.getByLabel('Device').fill('180');
  await other.getByLabel('Work').fill('0');
  await other.getByLabel('Ready after').fill('1');
  await page.getByRole('button', { name: /Look at it first/ }).click();
  await expect(page.getByRole('heading', { name: /What the customer will see/ })).toBeVisible();
  await look(page, 'estimate-desk');
  await page.getByRole('button', { name: /Send the estimate/ }).click();
  await openMail(page, mailbox, email, /the estimate/);
  await expect(status(page)).toContainText('Nothing happens until you choose');
  await look(page, 'tracking-choose');
  await page.goto(`/track/${number}/estimate`);
  await look(page, 'estimate');
  await page.getByRole('button', { name: /repair/i }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You chose the repair');
  await look(page);
  await repair(page, number);
  await page.goto(`/desk/case/${number}/ship`);
  await look(page, 'ship-case');
  await page.getByRole('textbox', { name: 'Tracking number' }).fill('1Z999AA10123456785');
  await page.getByRole('button', { name: /It has left/ }).click();
  await wrong(page);
  await ship(page, number);
  await openMail(page, mailbox, email, /on its way back/);
  await look(page, 'tracking-back');
  await page.goto('/returns');
  await look(page, 'returns');
});

test('signing in, and the pages of trouble', { tag: '@screens' }, async ({ page, mailbox }) => {
  for (const path of ['/sign-in', '/sign-in/code', '/staff/sign-in', '/demo', '/nowhere', '/trouble/conflict', '/trouble/too-many', '/trouble/malformed', '/trouble/internal/4f2a']) {
    await page.goto(path);
    await look(page);
  }
  await page.goto('/sign-in');
  await look(page, 'sign-in');
  await press(page, 'Send me a code');
  await wrong(page);
  await page.goto('/staff/sign-in');
  await press(page, 'Sign in');
  await wrong(page);
  await enter(page, 'admin');
  const email = someone('invited');
  await page.goto('/desk/staff');
  await press(page, 'Send the invitation');
  await wrong(page);
  await invite(page, { name: 'Ida Invited', email, role: 'clerk' });
  await look(page, 'staff');
  await page.goto('/desk/work');
  await look(page);
  const mail = await mailbox.latest(email);
  await page.goto(mail.links.find((one) => one.includes('/invitation/')) ?? '');
  await look(page);
  await page.goto('/mailbox');
  await page.locator('.mailbox__list a').first().click();
  await expect(page.locator('.mailbox__letter h2')).toBeVisible();
  await alive(page);
  // No script runs in the letter's frame, so axe would wait there for ever: the page is looked at without it.
  await page.locator('iframe').evaluate((frame) => frame.remove());
  await look(page);
});

test('the desk', { tag: '@screens' }, async ({ page }) => {
  const ticket = await file(page, { serial: inWarranty(), email: someone('a11y') });
  await enter(page, 'technician');
  await look(page, 'queue');
  for (const view of await page.locator('.tabs a').evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('href') ?? ''))) {
    await page.goto(view);
    await look(page);
  }
  await page.goto('/desk/find?q=nobody');
  await look(page);
  await openCase(page, ticket);
  await look(page);
  await take(page);
  await expect(act(page, /Ask the customer/)).toBeVisible();
  await look(page, 'case');
  await act(page, /Ask the customer/).click();
  await page.locator('form.compose').getByRole('button', { name: /Ask the customer/ }).click();
  await wrong(page);
  await act(page, /Belongs to sales/).click();
  await look(page);
  const step = page.locator('.checklist .check').first();
  await step.getByRole('button', { name: 'Faulty' }).click();
  await expect(step).toContainText('Record again');
  await act(page, /Authorise the RMA/).click();
  await page.getByLabel('Why it must be benched').fill('Dead on every port.');
  await page.locator('form.compose').getByRole('button', { name: /Authorise the RMA/ }).click();
  const number = rma(ticket);

  await enter(page, 'clerk');
  await scan(page, number);
  await expect(page.locator('.scan__answer')).toContainText('Received');
  await look(page, 'scan');
  await scan(page, 'NOBODY00KNOWS1');
  await expect(page.locator('.scan__answer')).toContainText('Not known');
  await look(page, 'scan-unknown');
  await page.goto('/desk/ship');
  await look(page, 'ship');
  await enter(page, 'technician');
  await page.goto('/desk/bench');
  await look(page, 'bench-queue');
  await openBench(page, number);
  await look(page);
});
