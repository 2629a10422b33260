import { expect, type Page } from '@playwright/test';
import { deskAdvance } from './advance.ts';
import { enter, press } from './people.ts';

/** Cards of the provider for trying out: one that pays, and one that is saved and then declined. */
export const PAYS = '4242424242424242';
export const DECLINED = '4000000000000341';

/** The customer agrees and asks for it, to be paid by card. */
export async function askByCard(page: Page) {
  await page.getByLabel('By card').check();
  await page.getByLabel(/I have read what may come of it/).check();
  await press(page, /Ask for the replacement/);
  await expect(page.getByText('Asked for. Enter your card next')).toBeVisible();
}

/** The customer agrees, enters a card on the provider's page, and is back. */
export async function enterCard(page: Page, number: string) {
  await press(page, /I agree: enter/);
  await expect(page.getByRole('heading', { name: 'Save your card' })).toBeVisible();
  await page.getByLabel('Card number').fill(number);
  await page.getByRole('button', { name: 'Save card' }).click();
  await expect(page.getByRole('heading', { name: 'Your card' })).toBeVisible();
}

/** A technician approves it; the card is charged by itself. */
export async function approveByCard(page: Page, number: string, then: string) {
  await enter(page, 'technician');
  await deskAdvance(page, number);
  await approveAndWait(page);
  await becomes(page, then);
}

/** A technician approves it, and sees that it is. */
export async function approveAndWait(page: Page) {
  await press(page, /Approve it/);
  await expect(page.getByRole('button', { name: /Approve it/ })).toHaveCount(0);
}

/** What a job does shows when the page is loaded again. */
export async function becomes(page: Page, text: string | RegExp) {
  await expect(async () => {
    await page.reload();
    await expect(page.getByText(text).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
}
