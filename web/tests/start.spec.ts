// An organiser makes a workshop.
import { audit, expect, test, WALL } from './house';

test('an organiser makes a workshop and gets a link for each role', async ({ house, visit }) => {
  const page = await visit(`${house.url}/new#${house.organiserKey}`, { viewport: { width: 1280, height: 900 } });
  await page.getByRole('button', { name: 'Lag møteplassen' }).click();
  await expect(page.getByRole('alert')).toContainText('må ha en tittel');
  await audit(page);

  await page.getByLabel('Tittel').fill('Møteplass Nordre Vik');
  await page.getByLabel('Sted').fill('Samfunnshuset');
  await page.getByLabel('Dato').fill('2026-09-14');
  await page.getByLabel('Antall grupper').fill('5');
  await page.getByLabel('Mottakere').fill('Helsedirektoratet\nKS');
  await page.getByRole('radio', { name: 'Nynorsk' }).check();
  await page.getByRole('button', { name: 'Lag møteplassen' }).click();

  await expect(page.getByRole('heading', { name: 'Møteplassen er klar' })).toBeVisible();
  await expect(page.getByRole('img', { name: /QR-kode/ })).toBeVisible();
  await audit(page);
  const link = await page.getByRole('link', { name: /\/wall#/ }).getAttribute('href');
  const wall = await visit(link!, WALL);
  await expect(wall.getByText('Velkomen til')).toBeVisible();
});

test('a link that leads nowhere says so', async ({ house, visit }) => {
  const page = await visit(`${house.url}/desk#feilfeilfeilfeilfeilfe`);
  await expect(page.getByRole('heading', { name: 'Lenken fører ingen steder' })).toBeVisible();
  await audit(page);
});
