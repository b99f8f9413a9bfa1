import {
  Banner,
  Button,
  EmptyState,
  ErrorState,
  ForbiddenState,
  SkeletonRows,
  uiMessages,
  useT,
} from '@hilo/ui';
import { Inbox } from 'lucide-react';
import { galleryMessages } from './galleryMessages.ts';

const cell = 'min-h-64 bg-surface';

export function GalleryStates() {
  const t = useT(galleryMessages);
  const ui = useT(uiMessages);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-px overflow-hidden rounded-large">
        <Banner kind="offline">{ui('banner.offline')}</Banner>
        <Banner kind="warning">{t('warning')}</Banner>
        <Banner kind="error" action={<Button size="small">{ui('action.retry')}</Button>}>
          {t('error')}
        </Banner>
      </div>
      <div className="grid grid-cols-2 gap-px bg-line max-sm:grid-cols-1">
        <div className={cell}>
          <EmptyState icon={Inbox} title={t('emptyTitle')} action={<Button>{t('emptyAction')}</Button>}>
            {t('emptyBody')}
          </EmptyState>
        </div>
        <div className={cell}>
          <SkeletonRows count={4} />
        </div>
        <div className={cell}>
          <ErrorState reference="01J9-7F3K" onRetry={() => undefined} />
        </div>
        <div className={cell}>
          <ForbiddenState whoCan={['Ana Robles', 'Iñaki Goñi']} />
        </div>
      </div>
    </div>
  );
}
