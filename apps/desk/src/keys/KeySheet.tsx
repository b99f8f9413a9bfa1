import { Dialog, defineMessages, KeyHint, Switch, useT } from '@hilo/ui';
import { useId, useState } from 'react';
import { keyGroups } from './key-groups.ts';
import { singleKeys } from './single-keys.ts';

const messages = defineMessages({
  es: {
    title: 'Atajos de teclado',
    lists: 'En la lista',
    ticket: 'En la gestión',
    writing: 'Al escribir',
    everywhere: 'En todas partes',
    next: 'Siguiente',
    previous: 'Anterior',
    open: 'Abrir',
    search: 'Buscar en la lista',
    compose: 'Escribir a alguien',
    filter: 'Filtrar',
    table: 'Ver en tabla, o en líneas',
    choose: 'Elegir varias',
    range: 'Elegir hasta ahí',
    tags: 'Etiquetas',
    unread: 'Marcar como no leída',
    answer: 'Contestar',
    note: 'Nota interna',
    forward: 'Reenviar',
    assign: 'Asignar',
    resolve: 'Resolver o reabrir',
    snooze: 'Aplazar',
    quote: 'Citar lo seleccionado',
    panel: 'Ver u ocultar la ficha',
    send: 'Enviar',
    leave: 'Salir del texto; queda guardado',
    palette: 'Buscar y dar órdenes',
    queue: 'Ir a lo que está sin asignar',
    mine: 'Ir a lo tuyo',
    customers: 'Ir a los clientes',
    sheet: 'Esta hoja',
    single: 'Letras sueltas como atajos',
    singleWhy: 'Sin ellas quedan los atajos con Ctrl o ⌘. Vale para este navegador.',
  },
  en: {
    title: 'Keyboard shortcuts',
    lists: 'In the list',
    ticket: 'In a ticket',
    writing: 'While writing',
    everywhere: 'Everywhere',
    next: 'Next',
    previous: 'Previous',
    open: 'Open',
    search: 'Search the list',
    compose: 'Write to somebody',
    filter: 'Filter',
    table: 'Table or lines',
    choose: 'Select several',
    range: 'Select up to here',
    tags: 'Tags',
    unread: 'Mark as unread',
    answer: 'Answer',
    note: 'Internal note',
    forward: 'Forward',
    assign: 'Assign',
    resolve: 'Resolve or reopen',
    snooze: 'Snooze',
    quote: 'Quote what is selected',
    panel: 'Show or hide details',
    send: 'Send',
    leave: 'Leave the text; it is kept',
    palette: 'Search and command',
    queue: 'Go to unassigned',
    mine: 'Go to mine',
    customers: 'Go to customers',
    sheet: 'This list',
    single: 'Letters alone are shortcuts',
    singleWhy: 'Without them, shortcuts with Ctrl or ⌘ remain. For this browser.',
  },
});

/** Says what each key does. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const t = useT(messages);
  const why = useId();
  const [areOn, setOn] = useState(singleKeys.areOn);
  const choose = (next: boolean) => {
    singleKeys.set(next);
    setOn(next);
  };
  return (
    <Dialog title={t('title')} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <div className="grid grid-cols-2 gap-x-8 gap-y-5 max-sm:grid-cols-1">
        {keyGroups.map(([group, keys]) => (
          <section key={group}>
            <h3 className="mb-1 text-meta font-medium text-muted">{t(group)}</h3>
            <ul>
              {keys.map(([chord, words]) => (
                <li key={chord} className="flex h-7 items-center gap-3 text-list">
                  <span className="min-w-0 flex-1 truncate">{t(words)}</span>
                  <KeyHint keys={chord} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <div className="mt-5 border-t border-line pt-4">
        <Switch isSelected={areOn} onChange={choose} aria-describedby={why}>
          {t('single')}
        </Switch>
        <p id={why} className="mt-1 text-list text-muted">
          {t('singleWhy')}
        </p>
      </div>
    </Dialog>
  );
}
