import type { ChannelDto } from '@hilo/api';
import { useT } from '@hilo/ui';
import { TryLink } from '../../setup/TryLink.tsx';
import { CopyField } from '../CopyField.tsx';
import { Block } from '../Page.tsx';
import { channelMessages } from './channelMessages.ts';

/** How a channel whose page is our own comes onto a site, and where to try it before. */
export function OnYourSite({ channel }: { channel: ChannelDto }) {
  const t = useT(channelMessages);
  const tag = `<script async src="${window.location.origin}/widget.js" data-channel="${channel.id}"></script>`;
  return (
    <Block title={t('site.title')} about={t('site.about')}>
      <div className="flex max-w-110 flex-col gap-3">
        <CopyField label={t('site.tag')} value={tag} />
        {channel.isEnabled && (
          <div>
            <TryLink channelId={channel.id} label={t('site.try')} />
          </div>
        )}
      </div>
    </Block>
  );
}
