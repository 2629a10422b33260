import { expect, type Page } from '@playwright/test';
import { openMail, prove } from './customer.ts';
import { answer, authorise, openBench, scan } from './desk.ts';
import { pdf, upload } from './files.ts';
import type { Mailbox } from './mailbox.ts';
import { enter, fillIn, press, send } from './people.ts';

/** An authorised return of this device, with its invoice; answers the RMA number. */
export async function withProof(page: Page, serial: string, email: string): Promise<string> {
  await fillIn(page, { serial, email });
  await page.goto('/file/proof');
  await upload(page, pdf('invoice.pdf'));
  // Its name stands there while it is still on its way.
  await expect(page.getByRole('button', { name: 'Remove invoice.pdf' })).toBeVisible();
  await page.goto('/file/check');
  return authorise(page, await send(page));
}

/** The customer opens the page of the replacement in advance and shows that the return is theirs. */
export async function openAdvance(page: Page, mailbox: Mailbox, number: string, email: string) {
  await openMail(page, mailbox, email);
  await page.goto(`/track/${number}/advance`);
  const code = page.getByRole('button', { name: 'Send the code' });
  const consent = page.getByLabel(/I have read what may come of it/);
  const refused = page.getByRole('heading', { level: 1, name: /not possible/ });
  await expect(code.or(consent).or(refused).first()).toBeVisible();
  if (await code.isVisible()) await prove(page, mailbox, email);
}

/** The customer agrees and asks for it. */
export async function ask(page: Page) {
  await page.getByLabel(/I have read what may come of it/).check();
  await press(page, /Ask for the replacement/);
  await expect(page.getByText('Asked for. We check the proof of purchase')).toBeVisible();
}

/** Somebody at the desk opens the page of the replacement in advance. */
export async function deskAdvance(page: Page, number: string) {
  await page.goto(`/desk/case/${number}/advance`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number.slice(2, 6));
}

/** A technician approves it, which charges it. */
export async function approve(page: Page, number: string) {
  await enter(page, 'technician');
  await deskAdvance(page, number);
  await press(page, /Approve it/);
  await expect(page.getByText('Charged: to be sent')).toBeVisible();
}

/** A clerk sends the replacement. */
export async function sendInAdvance(page: Page, number: string, serial: string) {
  await enter(page, 'clerk');
  await deskAdvance(page, number);
  await page.getByLabel('Serial of the replacement').fill(serial);
  await page.getByLabel('Product number on its label').fill('TST-DOME');
  await page.getByRole('textbox', { name: 'Tracking number' }).fill('1Z999AA10123456784');
  await press(page, /It has left/);
  await expect(page.getByText('On its way to the customer')).toBeVisible();
}

/** The defective device comes in, and a technician finds nothing wrong with it. */
export async function findNothing(page: Page, number: string, serial: string) {
  await enter(page, 'clerk');
  await scan(page, serial);
  await expect(answer(page)).toContainText('Received');
  await enter(page, 'technician');
  await openBench(page, number);
  await press(page, /Begin the diagnosis/);
  const test = page.locator('.checklist .check').first();
  await test.getByRole('button', { name: 'Pass' }).click();
  await expect(test).toContainText('Passed');
  await page.getByLabel('Cause', { exact: true }).selectOption({ label: 'No fault' });
  await page.getByLabel('What was found').fill('It works on every port.');
  await press(page, 'Keep the findings');
  await press(page, /No fault found/);
  await expect(page.getByRole('link', { name: 'Make up the parcel' })).toBeVisible();
}
