// The replacement in advance, from the request to the last cent, as everybody concerned meets it (S11 to S17).
import { expectAccessibleEverywhere } from '../fixtures/a11y.ts';
import { expect, someone, test } from '../fixtures/app.ts';
import { takeScreens } from '../fixtures/screens.ts';
import { approve, ask, deskAdvance, findNothing, openAdvance, sendInAdvance, withProof } from '../support/advance.ts';
import { openMail, prove, status } from '../support/customer.ts';
import { authorise, diagnose, receive, ship, verdict } from '../support/desk.ts';
import { enter, file, press } from '../support/people.ts';
import { fromDistributor, inWarranty, justBought, spare } from '../support/slots.ts';

// Its clock stands still: the days of the purchase are counted from it.
test.use({ startsAt: '2026-03-03T10:30:00-05:00' });
test.setTimeout(180_000);

const everyMode = { tag: '@every-mode' };

async function look(page: import('@playwright/test').Page, name: string) {
  await expectAccessibleEverywhere(page, name);
  await takeScreens(page, name);
}

test('s11 after thirty days the page says when it was open, and which way is', everyMode, async ({ page, mailbox }) => {
  const email = someone('s11');
  const number = await withProof(page, inWarranty(), email);
  await openAdvance(page, mailbox, number, email);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('not possible');
  await expect(page.getByText('Bought on Monday 2 June 2025. A replacement in advance was open for 30 days')).toBeVisible();
  await expect(page.getByText('diagnosed the day it arrives, free of charge')).toBeVisible();
  await expect(page.getByRole('button', { name: /Ask for the replacement/ })).toHaveCount(0);
});

test('s12 without a proof of purchase it leads to where one is added', everyMode, async ({ page, mailbox }) => {
  const email = someone('s12');
  const number = await authorise(page, await file(page, { serial: justBought(), email }));
  await openAdvance(page, mailbox, number, email);
  await expect(page.getByText('We need a proof of purchase first')).toBeVisible();
  await page.getByRole('link', { name: 'Add the proof of purchase' }).click();
  await prove(page, mailbox, email);
  await expect(page.locator('input[type=file]')).toBeVisible();
});

test('s13 s14 consented to, charged, sent, and credited when the device is found defective', { tag: ['@every-mode', '@screens'] }, async ({ page, mailbox }) => {
  const email = someone('s14');
  const own = justBought();
  const number = await withProof(page, own, email);
  await openAdvance(page, mailbox, number, email);
  await expect(page.getByText('Bought on Friday 20 February 2026')).toBeVisible();
  const ends = page.getByRole('row');
  await expect(ends.filter({ hasText: 'We find it defective' })).toContainText('$0.00');
  await expect(ends.filter({ hasText: 'and you keep the replacement' })).toContainText('$249.00');
  await look(page, 'advance-ask');
  // Consent is asked for, and nothing is lost when it is missing.
  await press(page, /Ask for the replacement/);
  await expect(page.getByRole('alert').first()).toContainText('that you agree');
  await ask(page);
  await enter(page, 'technician');
  await page.goto('/desk/queue/advances');
  await expect(page.getByRole('link', { name: new RegExp(number.slice(2, 6)) })).toBeVisible();
  await deskAdvance(page, number);
  await look(page, 'advance-decide');
  await approve(page, number);
  await sendInAdvance(page, number, spare());
  await look(page, 'advance-sent-desk');

  const mail = await openMail(page, mailbox, email, /Your replacement is on its way/);
  expect(mail.text).toContain('Thursday 2 April 2026');
  expect(mail.attachments.some((one) => one.mimeType === 'application/pdf')).toBe(true);
  await page.goto(`/track/${number}`);
  await expect(status(page)).toContainText('or the charge of $249.00 stands');
  await expect(page.getByText('Charged on Tuesday 3 March 2026')).toBeVisible();
  await look(page, 'advance-sent');

  await receive(page, own);
  await diagnose(page, number);
  await verdict(page, /Defect, in warranty/);
  await openMail(page, mailbox, email, /Credited: \$249\.00/);
  await page.goto(`/track/${number}`);
  await expect(status(page)).toContainText('we sent you a replacement in advance');
  await expect(page.getByText('To your account, on Tuesday 3 March 2026')).toBeVisible();
  await enter(page, 'supervisor');
  await deskAdvance(page, number);
  await expect(page.getByText('advance-credit-customer')).toBeVisible();
});

test('s10 dead on arrival is replaced free, and the freight is struck out', { tag: ['@every-mode', '@screens'] }, async ({ page, mailbox }) => {
  const email = someone('s10');
  const own = justBought();
  const number = await authorise(page, await file(page, { serial: own, email }));
  await receive(page, own);
  await diagnose(page, number);
  await verdict(page, /Dead on arrival/);
  await expect(page.getByRole('button', { name: /Start the repair/ })).toHaveCount(0);
  await page.getByLabel('Serial', { exact: false }).last().fill(spare());
  await page.getByLabel(/Product/).last().fill('TST-DOME');
  await press(page, /Give this device/);
  await expect(page.getByRole('button', { name: /Give this device/ })).toHaveCount(0);
  await ship(page, number);
  await openMail(page, mailbox, email, /the replacement of your .* is on its way/);
  await page.goto(`/track/${number}`);
  await expect(status(page)).toContainText('Your replacement left us on');
  const money = page.locator('.money-box');
  await expect(money.locator('s')).toHaveText('$14.90');
  await expect(money).toContainText('Free: it was dead on arrival');
  await look(page, 'doa-money');
});

test('s15 bought from a distributor, the distributor is credited and the customer told so', everyMode, async ({ page, mailbox }) => {
  const email = someone('s15');
  const own = fromDistributor();
  const number = await withProof(page, own, email);
  await openAdvance(page, mailbox, number, email);
  await expect(page.getByRole('row').filter({ hasText: 'We find it defective' })).toContainText('credited to Cedar Supply, who reimburses you');
  await ask(page);
  await approve(page, number);
  await sendInAdvance(page, number, spare());
  await receive(page, own);
  await diagnose(page, number);
  await verdict(page, /Defect, in warranty/);
  const mail = await openMail(page, mailbox, email, /Credited: /);
  expect(mail.text).toContain('we credit the $249.00 to them, and they reimburse you');
  await page.goto(`/track/${number}`);
  await expect(page.getByText('To Cedar Supply, on Tuesday 3 March 2026')).toBeVisible();
});

test('s16 s17 no fault found: returned without a part, it is credited less that part', { tag: ['@every-mode', '@screens'] }, async ({ page, mailbox }) => {
  const email = someone('s17');
  const own = justBought();
  const number = await withProof(page, own, email);
  await openAdvance(page, mailbox, number, email);
  await ask(page);
  await approve(page, number);
  await sendInAdvance(page, number, spare());
  await findNothing(page, number, own);

  const mail = await openMail(page, mailbox, email, /No fault found: your choice by/);
  expect(mail.text).toContain('Without an answer by');
  await expect(page.getByRole('heading', { level: 1, name: 'Return the replacement, or keep it?' })).toBeVisible();
  await look(page, 'advance-choice');
  await press(page, /Return it, get \$249\.00 back/);
  await expect(page.getByText('Until it is here you may still keep it')).toBeVisible();
  await mailbox.latest(email, { subject: /Send the replacement back by/ });

  await enter(page, 'clerk');
  await deskAdvance(page, number);
  await page.getByLabel(/Quick guide/).check();
  await press(page, /See the sum first/);
  await expect(page.getByText('Charged $249.00 − Quick guide $12.45 = credit $236.55')).toBeVisible();
  await expect(page.getByLabel(/Quick guide/)).toBeChecked();
  await look(page, 'advance-back');
  await press(page, /Take it back/);
  await expect(page.getByText('Settled').first()).toBeVisible();
  const credit = await mailbox.latest(email, { subject: /The replacement is here/ });
  expect(credit.text).toContain('Quick guide');
  expect(credit.text).toContain('$236.55');
});
