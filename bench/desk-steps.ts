import type { Page } from 'playwright-core';

/** One thing that an agent does; `ready` is what she waits for before it, and is not measured. */
export type Step = {
  name: string;
  act: (page: Page) => Promise<unknown>;
  ready?: (page: Page) => Promise<unknown>;
};

const key = (keys: string, name = keys, ready?: Step['ready']): Step => ({
  name,
  act: (page) => page.keyboard.press(keys),
  ...(ready ? { ready } : {}),
});
const letters = (text: string, where: string, ready?: Step['ready']): Step[] =>
  [...text].map((letter, index) => key(letter, `type "${letter}" ${where}`, index === 0 ? ready : undefined));
const listOf = (page: Page) => page.getByRole('listbox').first();
const row = (nth: number, name: string): Step => {
  const place = async (page: Page) => {
    const box = await listOf(page).boundingBox();
    if (!box) throw new Error('there is no list');
    return { x: box.x + 180, y: box.y + 64 * nth + 32 };
  };
  return {
    name,
    act: async (page) => {
      const { x, y } = await place(page);
      await page.mouse.click(x, y);
    },
  };
};
const press = (role: 'button' | 'menuitemradio', label: string | RegExp, name: string): Step => ({
  name,
  ready: (page) => page.getByRole(role, { name: label, exact: true }).first().waitFor(),
  act: async (page) => {
    const box = await page.getByRole(role, { name: label, exact: true }).first().boundingBox();
    if (!box) throw new Error(`${name}: nothing to press`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  },
});
const scrolled = async (page: Page): Promise<void> => {
  const box = await listOf(page).boundingBox();
  await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 300);
  for (let turn = 0; turn < 8; turn++) await page.mouse.wheel(0, 700);
  await page.waitForTimeout(300);
};
const opened = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).nth(1).waitFor();
  await page.getByRole('button', { name: /^(Contestar a|Sigue con tu borrador)/ }).waitFor();
};
const dialog = (page: Page) => page.getByRole('dialog').first().waitFor();
const noDialog = (page: Page) => page.getByRole('dialog').first().waitFor({ state: 'detached' });

/** Fifty interactions of a working day, beginning at the end of a long list that has the focus. */
export const deskSteps: readonly Step[] = [
  key('Home', 'to the top of the list'),
  key('j', 'j, to the next row'),
  key('k', 'k, to the row before'),
  key('Enter', 'open by key'),
  key('j', 'j, beside an opened ticket', opened),
  key('Enter', 'open the next by key'),
  { ...row(4, 'click a row'), ready: opened },
  { ...row(6, 'click another row'), ready: opened },
  { ...row(3, 'click a row after scrolling'), ready: scrolled },
  { ...row(5, 'click a row after scrolling on'), ready: scrolled },
  key('PageDown', 'a page down', opened),
  key('End', 'to the end of the list'),
  key('Home', 'back to the top'),
  key('x', 'choose a row'),
  key('Shift+ArrowDown', 'choose the row below, too'),
  key('Escape', 'choose nothing'),
  press('button', 'Filas compactas', 'dense rows'),
  press('button', 'Filas compactas', 'comfortable rows'),
  key('Enter', 'open from the top'),
  key('r', 'answer', opened),
  ...letters('Hola', 'in the composer', (page) =>
    page.getByRole('toolbar', { name: 'Tu mensaje' }).waitFor(),
  ),
  press('button', 'Nota', 'to a note'),
  key('n', 'type "n" in the note', (page) => page.getByRole('toolbar', { name: 'Tu mensaje' }).waitFor()),
  press('button', 'Contestar', 'back to the answer'),
  key('Escape', 'leave the composer', (page) => page.getByRole('toolbar', { name: 'Tu mensaje' }).waitFor()),
  key('a', 'assign', opened),
  key('Escape', 'leave the choice of agents', dialog),
  key('s', 'snooze', noDialog),
  key('Escape', 'leave the times', dialog),
  key('e', 'resolve', noDialog),
  key('i', 'close the panel'),
  key('i', 'open the panel'),
  key('Control+k', 'open the palette'),
  ...letters('cal', 'in the palette', dialog),
  key('ArrowDown', 'down in the palette', (page) =>
    page
      .getByRole('option', { name: /caldera/i })
      .first()
      .waitFor(),
  ),
  key('Enter', 'open what the palette found'),
  key('/', 'to the search', opened),
  ...letters('fac', 'in the search'),
  key('Control+k', 'open the palette again'),
  key('Escape', 'close the palette', dialog),
  press('button', /^Todas/, 'open the views'),
  press('menuitemradio', /^Abiertas/, 'switch the view'),
  press('button', 'Filtrar', 'open the filter'),
];
