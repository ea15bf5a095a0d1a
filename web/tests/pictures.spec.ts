// Every screen with a whole workshop in it. `UPDATE_PICTURES=1 npm run stories -- pictures` renews the pictures of the README.
import type { Page } from '@playwright/test';
import path from 'node:path';
import { audit, expect, PHONE, say, sitDown, test, WALL } from './house';

const LAPTOP = { viewport: { width: 1440, height: 900 } };
/** The question that is answered with a word cloud. */
const CLOUD = 4;

async function picture(page: Page, name: string, folder: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(process.env.UPDATE_PICTURES ? '../docs/pictures' : folder, `${name}.png`), animations: 'disabled' });
}

test('a whole workshop is seen on phone, desk, wall and board', async ({ bring, visit, lead }, { outputDir }) => {
  const workshop = await bring('hauglia.json');
  const ask = await lead(workshop);
  await ask({ type: 'open_question', question: CLOUD, minutes: 15 });

  const wall = await visit(workshop.links.wall, WALL);
  await expect(wall.getByRole('figure').getByText('psykisk helse')).toBeAttached();
  const phone = await visit(workshop.links.join, PHONE);
  await sitDown(phone, 'Ungdomsbordet');
  await say(phone, 'Møteplasser for ungdom uten skjerm');
  await audit(phone);
  await picture(phone, 'phone', outputDir);

  const desk = await visit(workshop.links.facilitator, LAPTOP);
  await expect(desk.getByRole('timer')).toBeVisible();
  await audit(desk);
  await picture(desk, 'desk', outputDir);

  const board = await visit(workshop.links.secretariat.replace(/#/, '?question=3#'), LAPTOP);
  await expect(board.getByRole('heading', { name: 'Ikke plassert' })).toBeVisible();
  await expect(board.getByText('Nytt tema foreslås').or(board.getByText(/Deler/i)).first()).toBeVisible();
  await audit(board);
  await picture(board, 'board', outputDir);

  const document = await visit(workshop.links.secretariat.replace('/secretariat#', '/secretariat/document#'), LAPTOP);
  await expect(document.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible();
  await expect(document.getByText(/^Innkommet \d+/)).toBeVisible();
  // No script runs in the preview, so no audit can either.
  await audit(document, ['iframe']);
  await picture(document, 'document', outputDir);

  await audit(wall);
  await picture(wall, 'wall', outputDir);
});
