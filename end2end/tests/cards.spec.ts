// Paying by card: entered on the provider's page, charged once before the replacement leaves, given back to it (S13, S14).
import { expectAccessibleEverywhere } from '../fixtures/a11y.ts';
import { expect, someone, test } from '../fixtures/app.ts';
import { takeScreens } from '../fixtures/screens.ts';
import { openAdvance, sendInAdvance, deskAdvance, withProof } from '../support/advance.ts';
import { approveAndWait, approveByCard, askByCard, becomes, DECLINED, enterCard, PAYS } from '../support/cards.ts';
import { openMail } from '../support/customer.ts';
import { diagnose, receive, verdict } from '../support/desk.ts';
import { enter, press } from '../support/people.ts';
import { justBought, spare } from '../support/slots.ts';

test.use({ startsAt: '2026-03-03T10:31:00-05:00', cards: true });
test.setTimeout(180_000);

type Shown = import('@playwright/test').Page;

async function look(page: Shown, name: string) {
  await expectAccessibleEverywhere(page, name);
  await takeScreens(page, name);
}

/** What the provider holds of the charges and refunds of one return. */
async function held(server: import('../fixtures/app.ts').Server, line: string) {
  const { charges, refunds } = await server.provider!.balance();
  const of = (all: { name: string; amount: number }[]) => all.filter((one) => one.name.startsWith(line)).map((one) => one.amount);
  return { charges: of(charges), refunds: of(refunds) };
}

const lineOf = (page: Shown) => page.locator('input[name=line]').first().inputValue();

test('s13 s14 by card: entered at the provider, charged once, and back on the card when found defective', { tag: ['@every-mode', '@screens'] }, async ({ page, mailbox, server }) => {
  const email = someone('card');
  const own = justBought();
  const number = await withProof(page, own, email);
  await openAdvance(page, mailbox, number, email);
  await expect(page.getByText('or goes back to your card, as you paid')).toBeVisible();
  await askByCard(page);
  await look(page, 'advance-card');
  const line = await lineOf(page);
  await enterCard(page, PAYS);
  await expect(page.getByText('Visa •••• 4242 is charged $249.00 before the replacement leaves.')).toBeVisible();
  await look(page, 'advance-card-saved');

  await approveByCard(page, number, 'Charged: to be sent');
  await look(page, 'advance-card-desk');
  await sendInAdvance(page, number, spare());
  await openMail(page, mailbox, email, /Your replacement is on its way/);
  expect(await held(server, line)).toEqual({ charges: [24_900], refunds: [] });

  await receive(page, own);
  await diagnose(page, number);
  await verdict(page, /Defect, in warranty/);
  const mail = await openMail(page, mailbox, email, /Credited: \$249\.00/);
  expect(mail.text).toContain('It goes back to the card that you paid with.');
  await page.goto(`/track/${number}`);
  await expect(page.getByText('Back to your card, on Tuesday 3 March 2026')).toBeVisible();
  await expect.poll(() => held(server, line)).toEqual({ charges: [24_900], refunds: [24_900] });
  // What the provider told by itself was taken, told twice or not.
  expect(server.provider!.told().every(({ status }) => status === 200)).toBe(true);
});

test('s13 a declined card is told with its reason, and another one is charged at once', { tag: ['@every-mode', '@screens'] }, async ({ page, mailbox, server }) => {
  const email = someone('declined');
  const number = await withProof(page, justBought(), email);
  await openAdvance(page, mailbox, number, email);
  await askByCard(page);
  const line = await lineOf(page);
  await enterCard(page, DECLINED);
  await approveByCard(page, number, 'Approved: waits for a card of the customer');
  await openMail(page, mailbox, email, /Your card could not be charged/);
  await page.getByRole('link', { name: 'Name another card, or pay on account' }).click();
  await expect(page.getByText('Your bank declined the card and does not tell us why.')).toBeVisible();
  await look(page, 'advance-card-declined');
  expect(await held(server, line)).toEqual({ charges: [], refunds: [] });
  await enterCard(page, PAYS);
  await becomes(page, /Charged\. It leaves next/);
  expect(await held(server, line)).toEqual({ charges: [24_900], refunds: [] });
  // A card that was saved can be removed again.
  await page.goto('/returns/statement');
  await expect(page.getByText('Visa •••• 4242 is saved.')).toBeVisible();
  await press(page, /Remove the card/);
  await expect(page.getByRole('heading', { name: 'Your card' })).toHaveCount(0);
  await expect.poll(() => server.provider!.asked().some((one) => one.endsWith('/detach'))).toBe(true);
});

test('s13 a declined card is left, and it is paid on account instead', async ({ page, mailbox, server }) => {
  const email = someone('instead');
  const number = await withProof(page, justBought(), email);
  await openAdvance(page, mailbox, number, email);
  await askByCard(page);
  const line = await lineOf(page);
  await enterCard(page, DECLINED);
  await approveByCard(page, number, 'Approved: waits for a card of the customer');
  await openMail(page, mailbox, email, /Your card could not be charged/);
  await page.goto(`/track/${number}/advance`);
  await press(page, /Pay on account instead/);
  await expect(page.getByText('Charged. It leaves next.')).toBeVisible();
  await mailbox.latest(email, { subject: /charged/i });
  expect(await held(server, line)).toEqual({ charges: [], refunds: [] });
});

test('s13 approved before a card was entered, it waits, and the customer is asked for one', async ({ page, mailbox }) => {
  const email = someone('no-card');
  const number = await withProof(page, justBought(), email);
  await openAdvance(page, mailbox, number, email);
  await askByCard(page);
  await enter(page, 'technician');
  await deskAdvance(page, number);
  await expect(page.getByText('By card, not entered yet')).toBeVisible();
  await approveAndWait(page);
  await becomes(page, 'Approved: waits for a card of the customer');
  await openMail(page, mailbox, email, /Your card could not be charged/);
  await page.goto(`/track/${number}/advance`);
  await expect(page.getByText('Approved. It leaves once your card is charged')).toBeVisible();
  await enterCard(page, PAYS);
  await becomes(page, /Charged\. It leaves next/);
});

test('s13 an answer of the provider that is lost charges nobody twice', async ({ page, mailbox, server, clock }) => {
  const email = someone('lost');
  const number = await withProof(page, justBought(), email);
  await openAdvance(page, mailbox, number, email);
  await askByCard(page);
  const line = await lineOf(page);
  await enterCard(page, PAYS);
  server.provider!.fail('after', /confirm$/);
  await enter(page, 'technician');
  await deskAdvance(page, number);
  await approveAndWait(page);
  // Its own word came meanwhile, or a later look finds it.
  await clock.advance({ minutes: 20 });
  await becomes(page, 'Charged: to be sent');
  expect(await held(server, line)).toEqual({ charges: [24_900], refunds: [] });
});

test('who cannot reach the page for a card is told, and finds everything as it was', { tag: '@every-mode' }, async ({ page, mailbox, server }) => {
  const email = someone('unreached');
  const number = await withProof(page, justBought(), email);
  await openAdvance(page, mailbox, number, email);
  await askByCard(page);
  server.provider!.fail('down', /^checkout/);
  await press(page, /I agree: enter the card/);
  await expect(page.getByText('The payment page cannot be reached just now.')).toBeVisible();
  await enterCard(page, PAYS);
  await expect(page.getByText('Visa •••• 4242 is charged $249.00')).toBeVisible();
});

test('only what the provider has signed is heard', async ({ request, server }) => {
  const body = JSON.stringify({ id: 'evt_1', type: 'payment_intent.succeeded', data: { object: { id: 'pi_1' } } });
  const forged = await request.post(`${server.url}/hooks/stripe`, { data: body, headers: { 'Stripe-Signature': 't=1,v1=00' } });
  expect(forged.status()).toBe(400);
  const unsigned = await request.post(`${server.url}/hooks/stripe`, { data: body });
  expect(unsigned.status()).toBe(400);
});
