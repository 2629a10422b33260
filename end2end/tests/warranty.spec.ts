// A warranty found void by two people, contested and decided by a third; what anybody may look up; a device that is
// disposed of with its owner's consent (S24, S18, S9, S8).
import { expectAccessibleEverywhere } from '../fixtures/a11y.ts';
import { expect, someone, test } from '../fixtures/app.ts';
import { takeScreens } from '../fixtures/screens.ts';
import { oneTimeCode } from '../support/authenticator.ts';
import type { Clock } from '../support/clock.ts';
import { openMail, prove, status } from '../support/customer.ts';
import { authorise, diagnose, invite, openBench, openFromQueue, receive } from '../support/desk.ts';
import { png } from '../support/files.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { enter, file, press } from '../support/people.ts';
import { inWarranty, outOfWarranty } from '../support/slots.ts';
import type { Page } from '@playwright/test';

// Its clock stands still: the days of the appeal are counted from it.
test.use({ startsAt: '2026-03-03T10:30:00-05:00' });
test.setTimeout(180_000);

const both = { tag: ['@every-mode', '@screens'] };
const everyMode = { tag: '@every-mode' };

async function look(page: Page, name: string) {
  await expectAccessibleEverywhere(page, name);
  await takeScreens(page, name);
}

/** The page of the warranty at the desk. */
async function openWarranty(page: Page, number: string) {
  await page.goto(`/desk/case/${number}/warranty`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The warranty of');
}

/** A technician photographs the device at the bench and proposes that its warranty is void for a cut cable. */
async function propose(page: Page, number: string) {
  await openBench(page, number);
  await page.locator('input[type=file]').setInputFiles([png('cable.png')]);
  const send = page.getByRole('button', { name: 'Send the photographs' });
  const photo = page.getByRole('link', { name: 'cable.png' });
  if (test.info().project.name !== 'javascript') await send.click();
  await expect(photo).toBeVisible();
  await openWarranty(page, number);
  await page.getByRole('checkbox', { name: /WV-04/ }).check();
  await page.getByRole('checkbox', { name: /cable/i }).last().check();
  await page.getByLabel('What you saw').fill('The cable is cut close to the housing.');
  await press(page, /Propose it/);
  await expect(page.getByText('The warranty is void completely')).toBeVisible();
}

/** A second person agrees. */
async function agree(page: Page, number: string) {
  await openWarranty(page, number);
  await page.getByRole('radio', { name: /Void the warranty/ }).check();
  await page.getByLabel('What you saw yourself').fill('I see the cut too.');
  await press(page, 'Decide');
  await expect(page.getByText('Agreed', { exact: true })).toBeVisible();
}

/** Somebody new sets up their account from the mailed invitation. */
async function join(page: Page, mailbox: Mailbox, clock: Clock, role: string) {
  const email = someone(role);
  await invite(page, { name: 'Tess Third', email, role });
  await page.context().clearCookies();
  const mail = await mailbox.latest(email);
  await page.goto(mail.links.find((one) => one.includes('/invitation/')) ?? '');
  const key = (await page.locator('[translate=no].figures').innerText()).replaceAll(/\s/g, '');
  const password = 'long words nobody guesses 7';
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel(/again|repeat/i).fill(password);
  await page.getByRole('textbox', { name: /code/i }).fill(oneTimeCode(key, await clock.now()));
  await press(page, 'Set up and sign in');
  await expect(page).toHaveURL(/\/desk/);
}

test('s24 two people void a warranty, its owner appeals, and a third decides', both, async ({ page, mailbox, clock }) => {
  const email = someone('void');
  const serial = inWarranty();
  const number = await authorise(page, await file(page, { serial, email }));
  await receive(page, number);
  await diagnose(page, number);
  await openWarranty(page, number);
  await expect(page.getByText('Take a photograph of it at the bench first')).toBeVisible();
  await propose(page, number);
  // Who proposed it is not asked.
  await expect(page.getByRole('radio', { name: /Void the warranty/ })).toHaveCount(0);
  await enter(page, 'supervisor');
  await openWarranty(page, number);
  await look(page, 'warranty-second-person');
  await press(page, 'Decide');
  await expect(page.getByRole('alert').first()).toContainText('There is a problem');
  await agree(page, number);

  const mail = await openMail(page, mailbox, email, /is void/);
  expect(mail.text).toContain('A cable or a connector is cut, stripped or spliced.');
  expect(mail.text).toContain('Thursday 2 April 2026');
  await expect(page.getByText('We found the warranty void')).toBeVisible();
  await page.goto(`/track/${number}/appeal`);
  await prove(page, mailbox, email);
  await expect(page.getByRole('heading', { level: 1, name: 'Appeal the decision' })).toBeVisible();
  await look(page, 'appeal');
  await press(page, 'Send the appeal');
  await expect(page.getByRole('alert').first()).toContainText('why you disagree');
  await page.getByLabel('Why do you disagree?').fill('It came out of the box like this.');
  await press(page, 'Send the appeal');
  await expect(status(page)).toContainText('looks at your appeal and writes to you by Friday 6 March 2026');
  const found = page.getByRole('region', { name: 'What we found: warranty void, under appeal' });
  await expect(found).toContainText('You appealed on');
  await expect(found.getByRole('link', { name: 'cable.png' })).toBeVisible();
  await look(page, 'tracking-void');
  await mailbox.latest(email, { subject: /we have your appeal/ });

  // The supervisor who agreed decides nothing.
  await enter(page, 'supervisor');
  await openFromQueue(page, 'Trouble and appeals', number);
  await openWarranty(page, number);
  await expect(page.getByRole('button', { name: 'Decide the appeal' })).toHaveCount(0);
  await join(page, mailbox, clock, 'supervisor');
  await openWarranty(page, number);
  await look(page, 'warranty-appeal');
  await page.getByRole('radio', { name: /Overturn/ }).check();
  await page.getByLabel(/Why, for the customer/).fill('The cut is from our own line.');
  await press(page, 'Decide the appeal');
  await expect(page.getByText('Decided: the warranty counts')).toBeVisible();

  const decided = await openMail(page, mailbox, email, /decided your appeal/);
  expect(decided.text).toContain('You were right');
  expect(decided.text).toContain('The cut is from our own line.');
  await expect(page.getByText('We looked again: your warranty counts')).toBeVisible();
  await page.goto(`/warranty?serial=${serial}`);
  await expect(page.getByRole('heading', { level: 2 }).first()).toContainText('In warranty until');
});

test('s8 s24 anybody looks up how a serial stands, and reads nothing of its owner', both, async ({ page }) => {
  const email = someone('look-up');
  const serial = inWarranty();
  const number = await authorise(page, await file(page, { serial, email }));
  await receive(page, number);
  await diagnose(page, number);
  await page.context().clearCookies();
  await page.goto('/');
  await page.getByRole('link', { name: 'Is it in warranty?' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Is it in warranty?' })).toBeVisible();
  await page.getByLabel('Serial number').fill(serial);
  await press(page, 'Look it up');
  const answer = page.getByRole('article');
  await expect(answer).toContainText('In warranty until');
  await expect(answer).toContainText('The date of our invoice');
  await look(page, 'warranty-look-up');

  await enter(page, 'technician');
  await propose(page, number);
  await enter(page, 'supervisor');
  await agree(page, number);
  await page.context().clearCookies();
  await page.goto(`/warranty?serial=${serial}`);
  await expect(answer).toContainText('found void on Tuesday 3 March 2026');
  await expect(answer).toContainText('A cable or a connector is cut');
  await look(page, 'warranty-look-up-void');
  for (const hidden of ['Jane Doe', email, number, number.slice(2)]) await expect(page.locator('main')).not.toContainText(hidden);

  await page.goto(`/warranty?serial=${outOfWarranty()}`);
  await expect(answer).toContainText('The warranty ended on');
  await page.goto('/warranty?serial=9990001112224');
  await expect(answer).toContainText('We cannot say anything about this serial number');
});

test('s18 sales notes an upgrade, and its drive is never a foreign one', everyMode, async ({ page }) => {
  const number = await authorise(page, await file(page, { serial: inWarranty(), email: someone('upgrade') }));
  await receive(page, number);
  await diagnose(page, number);
  await enter(page, 'sales');
  await openWarranty(page, number);
  await page.getByLabel('What was built in').fill('8 TB drive');
  await press(page, /Note it/);
  await expect(page.getByText('8 TB drive')).toBeVisible();
  await enter(page, 'technician');
  await openBench(page, number);
  await expect(page.getByText('8 TB drive')).toBeVisible();
});

test('s9 who declines has the device disposed of after reading what that means', both, async ({ page, mailbox }) => {
  const email = someone('dispose');
  const number = await authorise(page, await file(page, { serial: outOfWarranty(), email }));
  await receive(page, number);
  await diagnose(page, number);
  await page.getByRole('button', { name: /Defect, out of warranty/ }).click();
  const repair = page.getByRole('group', { name: 'Repair' });
  await repair.getByLabel('What is done').fill('A new power board');
  await repair.getByLabel('Parts').fill('60');
  await repair.getByLabel('Work').fill('88');
  await repair.getByLabel('Ready after').fill('2');
  await press(page, /Send the estimate/);
  await openMail(page, mailbox, email, /the estimate/);
  await page.goto(`/track/${number}/estimate`);
  await page.getByRole('link', { name: /dispose of it for me/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Dispose of your');
  await prove(page, mailbox, email);
  await expect(page.getByText('The device does not come back to you')).toBeVisible();
  await look(page, 'dispose');
  await press(page, 'Yes, dispose of it');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You gave it to us to dispose of');
  const mail = await mailbox.latest(email, { subject: /we dispose of/ });
  expect(mail.text).toContain('nothing comes back to you');
});
