import type { Locator, Page } from 'playwright-core';

type Wait = (page: Page) => Promise<unknown>;

/** One thing that an agent does; `before` and `done` are waited for and not measured. */
export type Step = { name: string; act: Wait; before?: Wait; done?: Wait };

const isThere =
  (find: (page: Page) => Locator): Wait =>
  (page) =>
    find(page).first().waitFor();
const isGone =
  (find: (page: Page) => Locator): Wait =>
  (page) =>
    find(page).first().waitFor({ state: 'detached' });
const dialog =
  (name: string) =>
  (page: Page): Locator =>
    page.getByRole('dialog', { name });
const list = (page: Page): Locator => page.getByRole('listbox', { name: /^(Todas|Abiertas)$/ });
const toolbar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Tu mensaje' });
/** A ticket is there with all that stands beside it: its composer is closed, as one finds it. */
const opened = isThere((page) => page.getByRole('button', { name: /^(Contestar a|Sigue con tu borrador)/ }));
const rowsAre = (height: number): Wait =>
  isThere((page) => list(page).locator(`[role=option][style*="height: ${height}px"]`));

const key = (keys: string, name: string, done?: Wait): Step => ({
  name,
  act: (page) => page.keyboard.press(keys),
  ...(done ? { done } : {}),
});
const letters = (text: string, where: string): Step[] =>
  [...text].map((letter) => key(letter, `type "${letter}" ${where}`));
const press = (name: string, find: (page: Page) => Locator, done: Wait): Step => ({
  name,
  done,
  act: async (page) => {
    const box = await find(page).first().boundingBox();
    if (!box) throw new Error(`${name}: there is nothing to press`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  },
});
const button =
  (name: string | RegExp) =>
  (page: Page): Locator =>
    page.getByRole('button', { name, exact: true });
const clickRow = (nth: number, name: string, before?: Wait): Step => ({
  name,
  ...(before ? { before } : {}),
  act: async (page) => {
    const box = await list(page).boundingBox();
    if (!box) throw new Error('there is no list');
    await page.mouse.click(box.x + 180, box.y + 64 * nth + 32);
  },
  done: opened,
});
const scroll: Wait = async (page) => {
  const box = await list(page).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 300);
  for (let turn = 0; turn < 8; turn++) await page.mouse.wheel(0, 700);
  await page.waitForTimeout(300);
};
const palette = dialog('Buscar y dar órdenes');

/** Fifty interactions of a working day, beginning at the end of a long list that has the focus. */
export const deskSteps: readonly Step[] = [
  key('Home', 'to the top of the list'),
  key('j', 'j, to the next row'),
  key('k', 'k, to the row before'),
  key('Enter', 'open by key', opened),
  key('j', 'j, beside an opened ticket'),
  key('Enter', 'open the next by key', opened),
  clickRow(4, 'click a row'),
  clickRow(6, 'click another row'),
  clickRow(3, 'click a row after scrolling', scroll),
  clickRow(5, 'click a row after scrolling on', scroll),
  key('PageDown', 'a page down'),
  key('End', 'to the end of the list'),
  key('Home', 'back to the top'),
  key('x', 'choose a row', isThere(button(/^Asignar/))),
  key('Shift+ArrowDown', 'choose the row below, too'),
  key('Escape', 'choose nothing'),
  press('dense rows', button('Filas compactas'), rowsAre(44)),
  press('comfortable rows', button('Filas compactas'), rowsAre(64)),
  key('Enter', 'open from the top', opened),
  press('take the ticket', button('Quedármela'), isGone(button('Quedármela'))),
  key('r', 'answer', isThere(toolbar)),
  ...letters('Hola', 'in the composer'),
  press('to a note', button('Nota'), isThere(toolbar)),
  key('n', 'type "n" in the note'),
  press('back to the answer', button('Contestar'), isThere(toolbar)),
  key('Escape', 'leave the composer', opened),
  key('a', 'assign', isThere(dialog('Asignar a'))),
  key('Escape', 'leave the choice of agents', isGone(dialog('Asignar a'))),
  key('s', 'snooze', isThere(dialog('Aplazar hasta'))),
  key('Escape', 'leave the times', isGone(dialog('Aplazar hasta'))),
  key(
    'i',
    'close the panel',
    isGone((page) => page.getByRole('complementary', { name: 'Ficha' })),
  ),
  key(
    'i',
    'open the panel',
    isThere((page) => page.getByRole('complementary', { name: 'Ficha' })),
  ),
  key('Control+k', 'open the palette', isThere(palette)),
  ...letters('abi', 'in the palette'),
  {
    ...key('ArrowDown', 'down in the palette'),
    before: isThere((page) => palette(page).getByRole('option', { name: /lo abierto/ })),
  },
  key(
    'Enter',
    'go where the palette leads',
    isThere((page) => page.getByRole('listbox', { name: 'Abiertas' })),
  ),
  key(
    '/',
    'to the search',
    isThere((page) => page.locator('input:focus')),
  ),
  ...letters('gil', 'in the search'),
  press('leave the search', button('Borrar'), isThere(list)),
  press(
    'open the views',
    button(/^Abiertas/),
    isThere((page) => page.getByRole('menu')),
  ),
  press(
    'switch the view',
    (page) => page.getByRole('menuitemradio', { name: /^Todas/ }),
    isThere((page) => page.getByRole('listbox', { name: 'Todas' })),
  ),
  press('open the filter', button(/^Filtrar/), isThere(dialog('Filtrar'))),
  press(
    'only what is unread',
    (page) => page.getByText('Solo lo que no he leído'),
    (page) => page.waitForURL(/isUnread/),
  ),
];
if (deskSteps.length !== 50) throw new Error(`fifty interactions, not ${deskSteps.length}`);
