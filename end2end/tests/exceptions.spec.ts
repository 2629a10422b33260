// What does not go as planned: the acts of the desk for it, and what its customer reads.
import { expect, someone, test } from '../fixtures/app.ts';
import { openMail, status } from '../support/customer.ts';
import {
  act, answer, authorise, decide, diagnose, fillAct, invite, openCase, openFromQueue, receive, receiveAnother, scan, spoken,
  take, thread, verdict,
} from '../support/desk.ts';
import { pdf, upload } from '../support/files.ts';
import { enter, file, fillIn, send } from '../support/people.ts';
import { inWarranty, outOfWarranty } from '../support/slots.ts';

// Its clock goes a month on: a server of its own. A link that opens nothing is answered with 404.
test.use({ startsAt: '2026-03-04T09:00:00-05:00', expectedErrors: [/status of 404/] });
test.setTimeout(120_000);

const everyMode = { tag: '@every-mode' };

/** Longer than the dock has for second thoughts, before which nobody is told. */
const secondThoughts = { minutes: 3 };

test('a wrong device in the box is accepted after a second look', everyMode, async ({ page, mailbox, clock }) => {
  const email = someone('exchanged');
  const number = await authorise(page, await file(page, { serial: inWarranty(), email }));
  await receiveAnother(page, number, outOfWarranty());
  await clock.advance(secondThoughts);
  await openMail(page, mailbox, email, /not what we expected/);
  await expect(status(page)).toContainText('its contents are not what we expected');

  await enter(page, 'clerk');
  await openCase(page, number);
  await expect(act(page, /Accept what arrived|Send it back unopened/)).toHaveCount(0);
  await enter(page, 'supervisor');
  await openFromQueue(page, 'Trouble and appeals', number);
  await decide(page, /Accept what arrived/, '');
  await expect(page.getByRole('alert').first()).toContainText('Enter why it may stay');
  await decide(page, /Accept what arrived/, 'The shop exchanged it and kept the papers.');
  await expect(thread(page)).toContainText('Accepted what arrived. The shop exchanged it and kept the papers.');

  await clock.advance(secondThoughts);
  await openMail(page, mailbox, email, /has arrived/);
  await expect(status(page)).toContainText('We received your');
  await expect(page.getByText('We accepted what arrived')).toBeVisible();
  await expect(page.getByText('The shop exchanged it')).toHaveCount(0);
  await diagnose(page, number);
});

test('a wrong device in the box goes back unopened', everyMode, async ({ page, mailbox, clock }) => {
  const email = someone('rejected');
  const number = await authorise(page, await file(page, { serial: inWarranty(), email }));
  await receiveAnother(page, number, '9990001112224');
  await clock.advance(secondThoughts);
  await mailbox.latest(email, { subject: /not what we expected/ });

  await enter(page, 'supervisor');
  await openFromQueue(page, 'Trouble and appeals', number);
  await decide(page, /Send it back unopened/, 'Another maker made it.');
  await expect(thread(page)).toContainText('Rejected what arrived. Another maker made it.');
  await expect(act(page, /Accept what arrived|Send it back unopened|Work on it/)).toHaveCount(0);

  const mail = await openMail(page, mailbox, email, /we send back what arrived/);
  expect(mail.subject).toContain(number);
  expect(mail.text).toContain('It comes back to you as it came.');
  expect(mail.text).not.toContain('Another maker made it.');
  await expect(status(page)).toContainText('so we send that back to you');
  await expect(page.getByText('We send what arrived back to you')).toBeVisible();
  await expect(page.getByText('Another maker made it.')).toHaveCount(0);

  await enter(page, 'clerk');
  await scan(page, number);
  await expect(answer(page)).toContainText('Return is over');
});

test('a box that comes after the last day of its RMA is received late', everyMode, async ({ page, mailbox, clock }) => {
  const email = someone('late');
  const serial = inWarranty();
  const number = await authorise(page, await file(page, { serial, email }));
  await clock.advance({ days: 32 });
  const mail = await openMail(page, mailbox, email, /has ended/);
  expect(mail.subject).toContain(number);
  await expect(status(page)).toContainText('did not reach us by');

  await enter(page, 'clerk');
  await scan(page, serial);
  await expect(answer(page)).toContainText('RMA expired');
  await page.getByRole('link', { name: /^Open/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: spoken(number) })).toBeVisible();
  await expect(act(page, /Receive it although late/)).toHaveCount(0);

  await enter(page, 'supervisor');
  await openCase(page, number);
  await decide(page, /Receive it although late/, 'A strike at the carrier.');
  await expect(thread(page)).toContainText('Let it in after the last day. A strike at the carrier.');
  await clock.advance(secondThoughts);
  await openMail(page, mailbox, email, /has arrived/);
  await expect(status(page)).toContainText('We received your');
  await expect(page.getByText('A strike at the carrier.')).toHaveCount(0);
  await diagnose(page, number);
});

test('a proof of purchase that was checked turns the answer about the warranty', everyMode, async ({ page, mailbox }) => {
  const email = someone('proof');
  await fillIn(page, { serial: outOfWarranty(), email });
  await page.goto('/file/proof');
  await upload(page, pdf('invoice.pdf'));
  await expect(page.getByRole('button', { name: 'Remove invoice.pdf' })).toBeVisible();
  await page.goto('/file/check');
  const ticket = await send(page);

  await enter(page, 'technician');
  await openCase(page, ticket);
  await expect(page.getByRole('link', { name: 'invoice.pdf' })).toBeVisible();
  const facts = page.locator('.case-desk__facts');
  await expect(facts).toContainText('Out of warranty since');
  const checked = (day: string) =>
    fillAct(page, /Proof of purchase checked/, (form) => form.getByLabel('The date on the proof of purchase').fill(day));
  await checked('2027-08-15');
  await expect(page.getByRole('alert').first()).toContainText('Enter a date that is today or earlier');
  await checked('2025-08-15');
  await expect(facts).toContainText('from the checked proof of purchase');
  await expect(facts).toContainText('In warranty until 14 Aug 2028');

  await openMail(page, mailbox, email);
  await expect(page.getByText('We checked your proof of purchase of Friday 15 August 2025: in warranty until')).toBeVisible();
  const number = await authorise(page, ticket);
  await receive(page, number);
  await diagnose(page, number);
  await expect(page.getByRole('button', { name: /Defect, out of warranty/ })).toHaveCount(0);
  await verdict(page, /Defect, in warranty/);
});

test('what belongs to sales is closed by the sales rep', everyMode, async ({ page, mailbox }) => {
  const email = someone('sales');
  const ticket = await file(page, { serial: inWarranty(), email });
  await enter(page, 'technician');
  await openCase(page, ticket);
  await take(page);
  await fillAct(page, /Belongs to sales/, (form) => form.getByLabel('The customer does not want it any more').check());
  await expect(thread(page)).toContainText('Handed to sales: the customer does not want it any more');
  await expect(act(page, /Sales is done/)).toHaveCount(0);
  await openMail(page, mailbox, email, /takes over/);
  await expect(status(page)).toContainText('Your sales representative answers by');

  await enter(page, 'sales');
  await openFromQueue(page, 'Sales', ticket);
  await decide(page, /Sales is done/, 'You get a credit note over $249.00.');
  await expect(thread(page)).toContainText('Closed, sales is done. You get a credit note over $249.00.');
  const mail = await openMail(page, mailbox, email, /your request is closed/);
  expect(mail.subject).toContain(ticket);
  expect(mail.text).toContain('You get a credit note over $249.00.');
  await expect(status(page)).toContainText('This return was finished on');
  await expect(page.getByText('Your sales representative closed the request')).toBeVisible();
});

test('an invitation is listed at once, and opens nothing once it is withdrawn', everyMode, async ({ page, mailbox, context }) => {
  const email = someone('withdrawn');
  const row = await invite(page, { name: 'Will Withdrawn', email, role: 'clerk' });
  const mail = await mailbox.latest(email);
  await row.getByRole('button', { name: /Withdraw/ }).click();
  await expect(row).toHaveCount(0);

  await context.clearCookies();
  const opened = await page.goto(mail.links.find((one) => one.includes('/invitation/')) ?? '');
  expect(opened?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
});
