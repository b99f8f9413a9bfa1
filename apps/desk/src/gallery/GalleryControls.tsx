import {
  Button,
  Checkbox,
  ComboBox,
  IconButton,
  KeyHint,
  RadioGroup,
  SearchField,
  Select,
  Switch,
  TextArea,
  TextField,
  useT,
} from '@hilo/ui';
import { Archive, AtSign, Clock, Mail, MessageSquare, Reply, Trash2, UserPlus } from 'lucide-react';
import type { SectionComponent } from './Gallery.tsx';
import { galleryMessages } from './galleryMessages.ts';
import { samplePeople } from './sampleThread.ts';

const row = 'flex flex-wrap items-center gap-2';

export function GalleryControls({ Section }: { Section: SectionComponent }) {
  const t = useT(galleryMessages);
  const people = samplePeople.map((name, index) => ({ id: index, label: name }));
  return (
    <>
      <Section title={t('buttons')}>
        <div className="flex flex-col gap-4">
          {(['primary', 'quiet', 'bare', 'danger'] as const).map((variant) => (
            <div key={variant} className={row}>
              <Button variant={variant} icon={variant === 'danger' ? Trash2 : Reply} keys="r">
                {variant === 'danger' ? t('delete') : t('answer')}
              </Button>
              <Button variant={variant}>{t('save')}</Button>
              <Button variant={variant} isPending>
                {t('save')}
              </Button>
              <Button variant={variant} isDisabled>
                {t('save')}
              </Button>
              <Button variant={variant} size="small" icon={Clock}>
                {t('snooze')}
              </Button>
            </div>
          ))}
          <div className={row}>
            <IconButton icon={UserPlus} label={t('assign')} keys="a" />
            <IconButton icon={Archive} label={t('snooze')} isOn />
            <IconButton icon={Trash2} label={t('delete')} isDisabled />
            <IconButton icon={Clock} label={t('snooze')} size="small" />
            <KeyHint keys="mod+k" />
            <KeyHint keys="g q" />
            <KeyHint keys="shift+enter" />
          </div>
        </div>
      </Section>
      <Section title={t('fields')}>
        <div className="grid grid-cols-2 gap-5 max-sm:grid-cols-1">
          <TextField
            label={t('subject')}
            description={t('subjectHelp')}
            defaultValue="Mi caldera no arranca"
          />
          <TextField label={t('subject')} isInvalid errorMessage={t('subjectError')} />
          <TextField label={t('mail')} icon={AtSign} isOptional placeholder="ana@ejemplo.es" />
          <TextField label={t('mail')} isDisabled defaultValue="ana@ejemplo.es" />
          <SearchField keys="mod+k" label={t('search')} />
          <SearchField defaultValue="caldera" label={t('search')} />
          <TextArea label={t('note')} isOptional defaultValue={'Portal verde.\nLlamar al 3.º B.'} />
          <TextArea label={t('note')} isInvalid errorMessage={t('subjectError')} />
        </div>
      </Section>
      <Section title={t('choices')}>
        <div className="grid grid-cols-2 gap-5 max-sm:grid-cols-1">
          <Select
            label={t('channel')}
            defaultValue="c"
            choices={[
              { id: 'm', label: t('mail'), icon: Mail },
              { id: 'c', label: 'Chat', icon: MessageSquare, description: t('tuteoHelp') },
            ]}
          />
          <Select label={t('team')} isInvalid errorMessage={t('subjectError')} choices={people} />
          <ComboBox label={t('assign')} choices={people} defaultValue={0} />
          <ComboBox label={t('reason')} isOptional choices={people} placeholder={t('reason')} />
          <div className="flex flex-col items-start gap-3">
            <Checkbox defaultSelected>{t('urgent')}</Checkbox>
            <Checkbox isIndeterminate>{t('all')}</Checkbox>
            <Checkbox>{t('urgent')}</Checkbox>
            <Checkbox isDisabled>{t('urgent')}</Checkbox>
            <Switch defaultSelected>{t('live')}</Switch>
            <Switch>{t('live')}</Switch>
          </div>
          <RadioGroup
            label={t('tone')}
            defaultValue="tu"
            choices={[
              { id: 'tu', label: t('tuteo'), description: t('tuteoHelp') },
              { id: 'usted', label: t('usted'), description: t('ustedHelp') },
            ]}
          />
        </div>
      </Section>
    </>
  );
}
