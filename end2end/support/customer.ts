import { expect, type Page } from '@playwright/test';
import type { Mailbox } from './mailbox.ts';
import { press } from './people.ts';

const CODE = /code/i;

/** Opens the newest mail's link as its reader would, whatever the address of the portal in it. */
export async function openMail(page: Page, mailbox: Mailbox, to: string, subject?: RegExp) {
  const mail = await mailbox.latest(to, { subject });
  const link = mail.links.find((one) => one.includes('/l/'));
  if (!link) throw new Error(`The mail “${mail.subject}” has no link to a return.`);
  await page.goto(link);
  return mail;
}

/** Finds a return by its number and the e-mail address or postcode. */
export async function find(page: Page, number: string, contact: string) {
  await page.goto('/track');
  await page.getByLabel('Reference').fill(number);
  await page.getByLabel('E-mail address or postcode').fill(contact);
  await press(page, 'Find the return');
}

/** Shows, by the code from the mailbox, that the return is theirs; the page asks for it already. */
export async function prove(page: Page, mailbox: Mailbox, email: string) {
  const seen = await mailbox.seen(email);
  await press(page, 'Send the code');
  await expect(page.getByRole('heading', { name: 'Enter the code we sent you' })).toBeVisible();
  const mail = await mailbox.latest(email, { subject: CODE, seen });
  const code = mail.text?.match(/\b\d{6}\b/)?.[0] ?? '';
  await page.getByLabel('Code from the e-mail').fill(code);
  await press(page, 'Continue');
}

/** The sentence that says where the return stands. */
export const status = (page: Page) => page.locator('.status-sentence');
