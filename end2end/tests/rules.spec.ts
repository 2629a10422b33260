// The rules of the maker's own FAQ, each as its people meet it: one test a rule, named after it.
import { expect, someone, test } from '../fixtures/app.ts';
import { find, openMail, prove, status } from '../support/customer.ts';
import {
  act, acts, answer, authorise, decide, deliver, diagnose, openBench, openCase, receive, repair, rma, scan, ship, spoken,
  take, troubleshoot, verdict,
} from '../support/desk.ts';
import { enter, file, press } from '../support/people.ts';
import { inWarranty, outOfWarranty } from '../support/slots.ts';

// Its clock goes only minutes on, so that the day stays the same.
test.use({ startsAt: '2026-03-03T09:00:00-05:00' });

const everyMode = { tag: '@every-mode' };

test('s1 no RMA exists before support has troubleshot the device', everyMode, async ({ page }) => {
  const ticket = await file(page, { serial: inWarranty(), email: someone('s1') });
  await enter(page, 'technician');
  await openCase(page, ticket);
  await take(page);
  await expect(acts(page)).toContainText('Record at least one step of the script first.');
  await expect(act(page, /Authorise the RMA/)).toHaveCount(0);

  await enter(page, 'clerk');
  await scan(page, ticket);
  await expect(answer(page)).toContainText('Not expected');
  await expect(answer(page)).toContainText('no RMA was issued yet');
});

test('s2 only a technician decides that it must be benched', everyMode, async ({ page }) => {
  const ticket = await file(page, { serial: inWarranty(), email: someone('s2') });
  for (const role of ['clerk', 'sales', 'admin'] as const) {
    await enter(page, role);
    await openCase(page, ticket);
    await expect(page.getByText('Authorise the RMA')).toHaveCount(0);
    await expect(page.getByText('Take the case')).toHaveCount(0);
  }
  await troubleshoot(page, ticket);
  await decide(page, /Authorise the RMA/, '');
  await expect(page.getByRole('alert').first()).toContainText('Enter why it must be benched');
  await decide(page, /Authorise the RMA/, 'Dead on every port.');
  await expect(page.getByRole('heading', { level: 1, name: spoken(rma(ticket)) })).toBeVisible();
});

test('s3 the customer is mailed the RMA with everything needed to send the unit', everyMode, async ({ page, mailbox }) => {
  const email = someone('s3');
  const ticket = await file(page, { serial: inWarranty(), email });
  const number = await authorise(page, ticket);
  const mail = await openMail(page, mailbox, email, /please send us/);
  expect(mail.subject).toContain(number);
  expect(mail.text).toContain(ticket);
  expect(mail.text).toContain('Send it to');
  expect(mail.text).toContain('Put into the box');
  expect(mail.text).toContain('Keep with you');
  expect(mail.text).toContain('Must reach us by');
  expect(mail.html).toContain(number);
  const slip = mail.attachments.find((one) => one.mimeType === 'application/pdf');
  expect(slip?.filename).toContain(number);

  await expect(status(page)).toContainText('Your return is authorised');
  const printed = await page.request.get(`/slip/${number}.pdf`);
  expect(printed.headers()['content-type']).toBe('application/pdf');
  expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('s4 what arrives in the morning is diagnosed on the same day', everyMode, async ({ page, mailbox, clock }) => {
  const email = someone('s4');
  const number = await authorise(page, await file(page, { serial: inWarranty(), email }));
  await receive(page, number);
  await expect(answer(page)).toContainText('Diagnosis due today 18:00');
  // The dock has two minutes for second thoughts before anybody is told.
  await clock.advance({ minutes: 3 });
  await openMail(page, mailbox, email, /has arrived/);
  await expect(status(page)).toContainText('We received your');
  await expect(status(page)).toContainText('Tuesday 3 March');
});

test('s5 two delays exist: the fault is not found yet, or something is out of stock', everyMode, async ({ page, mailbox }) => {
  const email = someone('s5');
  const number = await authorise(page, await file(page, { serial: inWarranty(), email }));
  await receive(page, number);
  await enter(page, 'technician');
  await openBench(page, number);
  await page.getByRole('button', { name: /Begin the diagnosis/ }).click();
  await page.getByRole('button', { name: /Cannot reproduce it/ }).click();
  await expect(page.getByRole('button', { name: /Go on with the diagnosis/ })).toBeVisible();
  await openMail(page, mailbox, email, /not found the fault yet/);
  await expect(status(page)).toContainText('stays on our bench until we have');

  await openBench(page, number);
  await page.getByRole('button', { name: /Go on with the diagnosis/ }).click();
  const first = page.locator('.checklist .check').first();
  await first.getByRole('button', { name: 'Fail' }).click();
  await expect(first).toContainText('Failed');
  await page.getByLabel('Cause', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('What was found').fill('The sensor board is dead.');
  await press(page, 'Keep the findings');
  await verdict(page, /Defect, in warranty/);
  await page.getByText('Something is out of stock').click();
  await page.getByLabel('Name it').fill('Sensor board');
  await page.getByLabel(/expected/i).fill('2026-03-17');
  await page.getByRole('button', { name: /Wait for it/ }).click();
  await expect(page.getByRole('button', { name: /It has arrived/ })).toBeVisible();
  await openMail(page, mailbox, email, /out of stock/);
  await expect(status(page)).toContainText('Tuesday 17 March');
});

test('s6 it goes back by UPS Ground, which takes five business days', everyMode, async ({ page, mailbox }) => {
  const email = someone('s6');
  const number = await authorise(page, await file(page, { serial: inWarranty(), email }));
  await receive(page, number);
  await diagnose(page, number);
  await verdict(page, /Defect, in warranty/);
  await repair(page, number);
  await ship(page, number);
  const mail = await openMail(page, mailbox, email, /on its way back/);
  expect(mail.text).toContain('UPS Ground');
  expect(mail.text).toContain('5 business days');
  await expect(status(page)).toContainText('Tuesday 10 March');
  await deliver(page, number);
  await openMail(page, mailbox, email, /was delivered/);
  await expect(status(page)).toContainText('This return is finished');
});

test('s8 out of warranty is said at once, with the date, and is diagnosed free of charge', everyMode, async ({ page, mailbox }) => {
  await page.goto('/');
  const serial = outOfWarranty();
  await page.getByLabel('Serial number, or the reference of a return').fill(serial.toLowerCase());
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { name: 'When did you buy it?' })).toBeVisible();
  await press(page, 'Continue');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2021');
  await expect(page.getByText('free of charge').first()).toBeVisible();

  const email = someone('s8');
  const number = await authorise(page, await file(page, { serial, email }));
  await receive(page, number);
  await diagnose(page, number);
  await expect(page.getByRole('button', { name: /Defect, in warranty/ })).toHaveCount(0);
  await verdict(page, /Defect, out of warranty/);
  await estimate(page, number);
  const mail = await mailbox.latest(email, { subject: /the estimate/ });
  expect(mail.text).toContain('The diagnosis is free of charge, whatever you choose.');
});

test('s9 nothing is repaired before the customer has accepted the price', everyMode, async ({ page, mailbox }) => {
  const email = someone('s9');
  const number = await authorise(page, await file(page, { serial: outOfWarranty(), email }));
  await receive(page, number);
  await diagnose(page, number);
  await verdict(page, /Defect, out of warranty/);
  await expect(page.getByRole('button', { name: /Start the repair/ })).toHaveCount(0);
  await estimate(page, number);
  await openBench(page, number);
  await expect(page.getByRole('button', { name: /Start the repair/ })).toHaveCount(0);

  await openMail(page, mailbox, email, /the estimate/);
  await page.goto(`/track/${number}/estimate`);
  await expect(page.getByText('$95.00').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /Accept/ })).toHaveCount(0);
  await prove(page, mailbox, email);
  await page.getByRole('button', { name: /repair/i }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You chose the repair for $95.00.');
  await page.getByRole('link', { name: 'Back to the return' }).click();
  await expect(status(page)).toContainText('We are repairing');
  await mailbox.latest(email, { subject: /you accepted the estimate/ });
  await repair(page, number);
});

test('s9 who declines gets it back as it came, and pays nothing', everyMode, async ({ page, mailbox }) => {
  const email = someone('s9-no');
  const number = await authorise(page, await file(page, { serial: outOfWarranty(), email }));
  await receive(page, number);
  await diagnose(page, number);
  await verdict(page, /Defect, out of warranty/);
  await estimate(page, number);
  await openMail(page, mailbox, email, /the estimate/);
  await page.goto(`/track/${number}/estimate`);
  await prove(page, mailbox, email);
  await page.getByRole('button', { name: /back/i }).click();
  // The link stands on the page of the question too: who follows it too early is led to the answer again.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You chose to get it back as it is.');
  await page.getByRole('link', { name: 'Back to the return' }).click();
  await expect(status(page)).toContainText('It leaves us by');
  const mail = await mailbox.latest(email, { subject: /comes back as it is/ });
  expect(mail.text).toContain('You pay nothing');
});

test('s19 a return is found by its number and e-mail or postcode, or by the link in any mail', everyMode, async ({ page, mailbox, context }) => {
  const email = someone('s19');
  const ticket = await file(page, { serial: inWarranty(), email, postcode: '62704' });
  await context.clearCookies();
  await find(page, ticket, 'stranger@example.com');
  const wrong = await page.getByRole('alert').first().innerText();
  await expect(page.getByLabel('E-mail address or postcode')).toHaveValue('stranger@example.com');
  await find(page, 'T-0000-0000-0', email);
  expect(await page.getByRole('alert').first().innerText()).toBe(wrong);

  await find(page, ticket.toLowerCase().replaceAll('-', ' '), '62704');
  await expect(status(page)).toContainText('A technician answers by');
  await expect(page.getByText('12 Elm Street')).toHaveCount(0);

  await context.clearCookies();
  await openMail(page, mailbox, email);
  await expect(page).toHaveURL(/\/track\/R?T?-?/);
  await expect(status(page)).toContainText('A technician answers by');
});

/** A technician sends an estimate with both ways. */
async function estimate(page: import('@playwright/test').Page, number: string) {
  await page.goto(`/desk/case/${number}/estimate`);
  const repairing = page.getByRole('group', { name: 'Repair' });
  await repairing.getByLabel('What is done').fill('New power board');
  await repairing.getByLabel('Parts').fill('60');
  await repairing.getByLabel('Work').fill('35.00');
  await repairing.getByLabel('Ready after').fill('2');
  const replacing = page.getByRole('group', { name: 'Replace' });
  await replacing.getByLabel('What is done').fill('A new camera of the same kind');
  await replacing.getByLabel('Device').fill('180');
  await replacing.getByLabel('Work').fill('0');
  await replacing.getByLabel('Ready after').fill('1');
  await page.getByRole('button', { name: /Look at it first/ }).click();
  await expect(page.getByRole('heading', { name: /What the customer will see/ })).toBeVisible();
  await page.getByRole('button', { name: /Send the estimate/ }).click();
  await expect(page.getByText('With the customer').first()).toBeVisible();
}
