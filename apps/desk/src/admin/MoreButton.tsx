import { Button, type ButtonProps, useT } from '@hilo/ui';
import { adminMessages } from './adminMessages.ts';

type MoreButtonProps = Pick<ButtonProps, 'className' | 'variant' | 'size'> & {
  pages: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
};

/** Below a list that comes page by page: the next one, and nothing where that was all. */
export function MoreButton({ pages, ...look }: MoreButtonProps) {
  const t = useT(adminMessages);
  if (!pages.hasNextPage) return null;
  return (
    <Button {...look} isPending={pages.isFetchingNextPage} onPress={() => void pages.fetchNextPage()}>
      {t('loaded.more')}
    </Button>
  );
}
