import type { RuleDto, RulesExplainedDto, RuleTestDto, WriteRuleBody } from '@hilo/api';
import { request } from '../request.ts';

const path = '/api/v1/rules';
type List = { items: RuleDto[] };

export const listRules = () => request<List>('GET', path).then(({ items }) => items);
export const createRule = (body: WriteRuleBody) => request<RuleDto>('POST', path, body);
export const changeRule = (id: string, body: WriteRuleBody) => request<RuleDto>('PUT', `${path}/${id}`, body);
export const deleteRule = (id: string) => request<unknown>('DELETE', `${path}/${id}`);
export const orderRules = (ruleIds: string[]) =>
  request<List>('PUT', `${path}/order`, { ruleIds }).then(({ items }) => items);
/** Which of the newest tickets would match, and why; changes nothing. */
export const testRule = (body: Pick<WriteRuleBody, 'match' | 'conditions'>) =>
  request<RuleTestDto>('POST', `${path}/test`, body);
/** What each rule would do with a ticket that is there, and why; changes nothing. */
export const explainRules = (body: { ticket: string; on: 'opened' | 'message' }) =>
  request<RulesExplainedDto>('POST', `${path}/explain`, body);

export const bodyOf = ({ id: _id, missing: _missing, ...body }: RuleDto): WriteRuleBody => body;
