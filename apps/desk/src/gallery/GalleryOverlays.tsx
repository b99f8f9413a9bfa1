import {
  Button,
  ConfirmDialog,
  Dialog,
  DialogTrigger,
  Drawer,
  IconButton,
  Menu,
  MenuItem,
  MenuSection,
  MenuSeparator,
  MenuTrigger,
  Popover,
  PopoverTrigger,
  TextArea,
  TextField,
  toasts,
  uiMessages,
  useT,
} from '@hilo/ui';
import { Clock, Ellipsis, Reply, Trash2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { galleryMessages } from './galleryMessages.ts';

export function GalleryOverlays() {
  const t = useT(galleryMessages);
  const ui = useT(uiMessages);
  const [isConfirming, setConfirming] = useState(false);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <MenuTrigger>
        <IconButton icon={Ellipsis} label={t('more')} />
        <Menu aria-label={t('more')}>
          <MenuSection title={t('thread')}>
            <MenuItem icon={Reply} keys="r">
              {t('answer')}
            </MenuItem>
            <MenuItem icon={UserPlus} keys="a">
              {t('assign')}
            </MenuItem>
            <MenuItem icon={Clock} keys="s" description={t('nextBody')}>
              {t('snooze')}
            </MenuItem>
          </MenuSection>
          <MenuSeparator />
          <MenuItem icon={Trash2} isDanger onAction={() => setConfirming(true)}>
            {t('delete')}
          </MenuItem>
        </Menu>
      </MenuTrigger>
      <PopoverTrigger>
        <Button>{t('note')}</Button>
        <Popover label={t('note')} className="w-72">
          {(close) => (
            <div className="flex flex-col items-end gap-3">
              <TextArea label={t('note')} className="w-full" />
              <Button variant="primary" size="small" onPress={close}>
                {t('save')}
              </Button>
            </div>
          )}
        </Popover>
      </PopoverTrigger>
      <DialogTrigger>
        <Button>{t('reason')}</Button>
        <Dialog
          title={t('reason')}
          footer={(close) => (
            <>
              <Button onPress={close}>{ui('action.cancel')}</Button>
              <Button variant="primary" onPress={close}>
                {t('save')}
              </Button>
            </>
          )}
        >
          <TextField label={t('subject')} description={t('subjectHelp')} autoFocus />
        </Dialog>
      </DialogTrigger>
      <Button onPress={() => setConfirming(true)}>{t('delete')}…</Button>
      <ConfirmDialog
        title={`${t('delete')}: averias@ejemplo.es`}
        confirmLabel={t('delete')}
        isDanger
        isOpen={isConfirming}
        onOpenChange={setConfirming}
        onConfirm={() => void toasts.show({ text: t('resolved') })}
      >
        {t('confirmBody')}
      </ConfirmDialog>
      <Button onPress={() => setDrawerOpen(true)}>{t('drawer')}</Button>
      <Drawer title={t('drawer')} isOpen={isDrawerOpen} onOpenChange={setDrawerOpen}>
        <p className="p-4 text-list text-muted">{t('nextBody')}</p>
      </Drawer>
      <Button
        onPress={() =>
          toasts.show({
            text: t('resolved'),
            tone: 'done',
            action: { label: ui('action.undo'), onPress: () => toasts.show({ text: t('answer') }) },
          })
        }
      >
        {t('resolved')}
      </Button>
      <Button
        onPress={() =>
          toasts.show({
            text: t('notSent'),
            tone: 'failed',
            action: { label: ui('action.retry'), onPress: () => undefined },
          })
        }
      >
        {t('notSent')}
      </Button>
    </div>
  );
}
