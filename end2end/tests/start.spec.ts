import { expectAccessible } from '../fixtures/a11y.ts';
import { expect, test } from '../fixtures/app.ts';

test('the start page greets in every mode', { tag: '@every-mode' }, async ({ page }) => {
  const answer = await page.goto('/');
  expect(answer?.status()).toBe(200);
  await expect(page).toHaveTitle(/\S/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
});
