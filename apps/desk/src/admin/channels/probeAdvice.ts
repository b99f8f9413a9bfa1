const stepAdvice = [
  'dns',
  'tcp',
  'tls',
  'greeting',
  'token',
  'access',
  'login',
  'sender',
  'folder',
  'sentFolder',
  'listener',
  'server',
] as const;
const codeAdvice = ['auth', 'rate-limited', 'transient', 'not-configured'] as const;

/** Where a step can fail of more than what it is named for, the code says which. */
const exceptions: Partial<Record<string, Partial<Record<string, 'private' | 'unwelcome'>>>> = {
  dns: { permanent: 'private' },
  greeting: { 'sender-refused': 'unwelcome' },
};
/** Steps about who we are: any other failure in them is one of the moment. */
const aboutUs: Partial<Record<string, readonly string[]>> = {
  token: ['auth'],
  access: ['auth'],
  login: ['auth'],
  sender: ['auth', 'sender-refused', 'permanent'],
};

/** What to do about a step that failed: the step says more than the code, as a rule. */
export function adviceFor(step: string, code: string | null) {
  const last = step.split('.').at(-1) ?? '';
  const exception = exceptions[last]?.[code ?? ''];
  if (exception) return `advice.${exception}` as const;
  const isOfStep = aboutUs[last]?.includes(code ?? '') ?? true;
  const known =
    (isOfStep ? stepAdvice.find((each) => each === last) : undefined) ??
    codeAdvice.find((each) => each === code) ??
    ('other' as const);
  return `advice.${known}` as const;
}
