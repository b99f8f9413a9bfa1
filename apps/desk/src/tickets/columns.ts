import { useQuery } from '@tanstack/react-query';
import { useMe } from '../people/people.ts';
import { viewsQuery } from './ticket-queries.ts';

/** The columns chosen for a list: those of the saved view, else one's own; none where nobody chose. */
export function useColumns(view: string): readonly string[] {
  const { listColumns } = useMe();
  const ofView = useQuery(viewsQuery).data?.find(({ id }) => id === view)?.columns;
  return ofView?.length ? ofView : listColumns;
}
