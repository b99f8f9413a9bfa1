import { Avatar, type AvatarProps } from '@hilo/ui';
import { useAgents } from './people.ts';

/** The face of a colleague, or the initials where there is none. */
export function AgentAvatar({ id, ...rest }: Omit<AvatarProps, 'src'> & { id: string | null }) {
  const photo = useAgents().find((agent) => agent.id === id)?.photoUrl;
  return <Avatar {...rest} src={photo} />;
}
