import { expect, type Locator, type Page } from '@playwright/test';
import { enter, press } from './people.ts';

/** Opens a case at the desk. */
export async function openCase(page: Page, number: string) {
  await page.goto(`/desk/case/${number}`);
  await expect(page.getByRole('heading', { level: 1, name: spoken(number) })).toBeVisible();
}

/** Opens a case from a view of the queue, in which it must be. */
export async function openFromQueue(page: Page, view: string, number: string) {
  await page.goto('/desk');
  const tab = page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-current', 'page');
  await page.getByRole('region', { name: 'Returns' }).getByRole('link', { name: spoken(number) }).click();
  await expect(page.getByRole('heading', { level: 1, name: spoken(number) })).toBeVisible();
}

/** The acts that the desk offers now, by their first words. */
export const acts = (page: Page) => page.getByRole('group', { name: 'Acts possible now' });

/** One act of the bar at the foot of a case. */
export const act = (page: Page, name: RegExp) => acts(page).getByRole('link', { name }).or(acts(page).getByRole('button', { name }));

/** Opens the form of an act, answers what it asks for, and sends it. One that came back is open already. */
export async function fillAct(page: Page, name: RegExp, answer: (form: Locator) => Promise<void>) {
  const form = page.locator('form.compose').filter({ has: page.getByRole('heading', { name }) });
  if (!(await form.isVisible())) await act(page, name).click();
  await answer(form);
  await form.getByRole('button', { name }).click();
}

/** Opens the form of an act, writes the text that it asks for, and sends it. */
export async function decide(page: Page, name: RegExp, text: string) {
  await fillAct(page, name, (form) => form.getByRole('textbox').fill(text));
}

/** What happened to the open case and what was said about it. */
export const thread = (page: Page) => page.locator('.thread');

/** Takes the open case, and waits until it is theirs: most acts are offered before, on an older page. */
export async function take(page: Page) {
  await act(page, /Take the case/).click();
  await expect(act(page, /Take the case/)).toHaveCount(0);
}

/** A technician takes a new case and records the first step of the script. */
export async function troubleshoot(page: Page, ticket: string) {
  await enter(page, 'technician');
  await openCase(page, ticket);
  await take(page);
  const step = page.locator('.checklist .check').first();
  await step.getByLabel('What was seen').fill('No light at all, on two ports.');
  await step.getByRole('button', { name: 'Faulty' }).click();
  await expect(step).toContainText('No light at all, on two ports.');
}

/** The RMA number of a ticket: the same symbols behind another letter. */
export const rma = (ticket: string) => ticket.replace(/^T-/, 'R-');

/** Troubleshoots a case and authorises its return; answers the RMA number. */
export async function authorise(page: Page, ticket: string): Promise<string> {
  await troubleshoot(page, ticket);
  await decide(page, /Authorise the RMA/, 'Dead on every port; power board.');
  await expect(page.getByRole('heading', { level: 1, name: spoken(rma(ticket)) })).toBeVisible();
  return rma(ticket);
}

/** A clerk scans something; the answer is on the page. */
export async function scan(page: Page, code: string) {
  // A serial that is scanned after its box belongs to it: the page is not left between the two.
  if (!page.url().includes('/desk/scan')) await page.goto('/desk/scan');
  await page.getByLabel('RMA number, serial or tracking number').fill(code);
  await page.keyboard.press('Enter');
}

/** The huge answer of the scan page. */
export const answer = (page: Page) => page.locator('.scan__answer');

/** A clerk receives the box of an RMA. */
export async function receive(page: Page, number: string) {
  await enter(page, 'clerk');
  await scan(page, number);
  await expect(answer(page)).toContainText('Received');
}

/** A clerk receives the box of an RMA and finds a device in it that is another one. */
export async function receiveAnother(page: Page, number: string, serial: string) {
  await receive(page, number);
  await scan(page, serial);
  await page.getByRole('button', { name: /It lay in the box of/ }).click();
  await expect(answer(page)).toContainText('Wrong device');
}

/** Opens the bench page of a case. */
export async function openBench(page: Page, number: string) {
  await page.goto(`/desk/case/${number}/bench`);
  await expect(page.getByRole('heading', { level: 1, name: spoken(number) })).toBeVisible();
}

/** A technician begins the diagnosis, runs one test and writes down what was found. */
export async function diagnose(page: Page, number: string) {
  await enter(page, 'technician');
  await openBench(page, number);
  await page.getByRole('button', { name: /Begin the diagnosis/ }).click();
  const test = page.locator('.checklist .check').first();
  await test.getByRole('button', { name: 'Fail' }).click();
  await expect(test).toContainText('Failed');
  await page.getByLabel('Cause', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('What was found').fill('The power board has a burnt regulator.');
  await page.getByRole('button', { name: 'Keep the findings' }).click();
  await expect(page.getByRole('button', { name: /Defect|No fault found/ }).first()).toBeVisible();
}

/** A technician decides what it is. */
export async function verdict(page: Page, name: RegExp) {
  await page.getByRole('button', { name }).click();
  await expect(page.getByRole('button', { name })).toHaveCount(0);
}

/** A technician repairs the device and passes every test anew. */
export async function repair(page: Page, number: string) {
  await enter(page, 'technician');
  await openBench(page, number);
  await page.getByRole('button', { name: /Start the repair/ }).click();
  await page.getByRole('button', { name: /Repair done/ }).click();
  const done = page.getByRole('button', { name: /All tests passed/ });
  await expect(page.getByRole('button', { name: /A test failed/ })).toBeVisible();
  const tests = page.locator('.checklist .check');
  for (let n = 0; n < (await tests.count()); n += 1) {
    await tests.nth(n).getByRole('button', { name: 'Pass' }).click();
    await expect(tests.nth(n)).toContainText('Passed');
  }
  // Its button names “Ready to ship” already.
  await done.click();
  await expect(done).toHaveCount(0);
}

/** A clerk hands the parcel to the carrier. */
export async function ship(page: Page, number: string, tracking = '1Z999AA10123456784') {
  await enter(page, 'clerk');
  await page.goto(`/desk/case/${number}/ship`);
  await page.getByRole('textbox', { name: 'Tracking number' }).fill(tracking);
  const button = page.getByRole('button', { name: /It has left/ });
  await button.click();
  await expect(button).toHaveCount(0);
}

/** A clerk records that the parcel has arrived. */
export async function deliver(page: Page, number: string) {
  await enter(page, 'clerk');
  await page.goto(`/desk/case/${number}/ship`);
  const button = page.getByRole('button', { name: /It was delivered/ });
  await button.click();
  await expect(button).toHaveCount(0);
}

/** An administrator invites somebody; answers the row of the list in which they are at once. */
export async function invite(page: Page, { name, email, role }: { name: string; email: string; role: string }) {
  await enter(page, 'admin');
  await page.goto('/desk/staff');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Role').selectOption(role);
  await press(page, 'Send the invitation');
  const row = page.getByRole('row', { name: email });
  await expect(row).toContainText('Invited');
  return row;
}

/** A number as a heading says it: its groups may be parted by markup. */
export const spoken = (number: string) => new RegExp(number.split('-').join('[-\\s]*'));
