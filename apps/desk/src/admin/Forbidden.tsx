import { ForbiddenState } from '@hilo/ui';
import { useQuery } from '@tanstack/react-query';
import { listAgents } from './peopleApi.ts';

/** Says which people can open what this reader may not. @param roles those that may, as the server or core name them */
export function Forbidden({ roles }: { roles: unknown }) {
  const agents = useQuery({ queryKey: ['agents'], queryFn: listAgents });
  const able = Array.isArray(roles) ? roles : [];
  const names = (agents.data ?? [])
    .filter((agent) => !agent.deactivatedAt && agent.hasLogin && able.includes(agent.role))
    .map((agent) => agent.name);
  return <ForbiddenState whoCan={names.slice(0, 6)} />;
}
