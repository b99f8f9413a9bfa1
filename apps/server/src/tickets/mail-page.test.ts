import { describe, expect, it } from 'vitest';
import { restrictCustomer } from '../customers/restrict-customer.ts';
import { createDomainServer } from '../testing/domain-server.ts';
import { createWorld } from '../testing/domain-world.ts';

const world = await createWorld();
const { app, mail, place, agents } = world;
const { reader, administrator } = agents;
const { ask } = await createDomainServer(world);
const png = await app.blobs.put(Buffer.from('89504e470d0a1a0a', 'hex'));
const raw = await app.blobs.put(
  Buffer.from('Subject: Hello\r\n folded\r\nX-Two: <script>\r\n\r\nbody: not a header\r\n'),
);

const page = async (html: string, query = '') => {
  const { messageId } = await place(
    mail('a@mail.example', {
      html,
      files: [{ name: 'p.png', type: 'image/png', blob: png, inline: true, contentId: '<Pic@1>' }],
    }),
  );
  return ask(reader, 'GET', `/messages/${messageId}/html${query}`);
};

describe('a mail as a page', () => {
  it('has the strictest policy: no script, no frame, no form, a sandbox', async () => {
    const { status, headers } = await page('<p>Hi</p>');
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/; sandbox( |$)/);
    expect(policy).not.toMatch(/allow-scripts|allow-same-origin|script-src|unsafe-eval/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['x-dns-prefetch-control']).toBe('off');
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '<svg onload=alert(1)></svg>',
    '<iframe src="https://evil.example"></iframe>',
    '<form action="https://evil.example"><input></form>',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example">',
    '<img src="/api/v1/customers">',
    '<a href="/api/v1/tickets">x</a>',
    '<link rel="stylesheet" href="https://evil.example">',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
  ])('holds nothing of %s', async (html) => {
    const { text } = await page(html);
    const body = text.slice(text.indexOf('<body>'));
    expect(body).not.toMatch(
      /<script|onerror|onload|javascript:|<svg|<iframe|<form|<meta|<base|<link|<style|"\/api/i,
    );
    expect(body).not.toContain('evil.example');
  });

  it('shows embedded pictures by signed addresses that work without a login', async () => {
    const { text } = await page('<img data-cid="pic@1"><img data-cid="none">');
    const [, address] = /src="https?:\/\/[^/"]+(\/files\/[^"]+)"/.exec(text)!;
    const file = await ask(null, 'GET', address!.replaceAll('&amp;', '&'));
    expect(file).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/png', 'cross-origin-resource-policy': 'cross-origin' },
    });
    expect(text.match(/\/files\//g)).toHaveLength(1);
  });

  it('fetches nothing from elsewhere until asked, and then only through us', async () => {
    const html =
      '<img data-remote-src="https://track.example/p.gif?id=7"><img src="http://track.example/q.gif">';
    const quiet = (await page(html)).text;
    expect(quiet).not.toMatch(/ src="https?:\/\/track/);
    expect(quiet).not.toContain('remote-image');
    const shown = (await page(html, '?images=1')).text;
    expect(shown).not.toMatch(/src="https?:\/\/track/);
    expect(shown.match(/src="https?:\/\/[^"]+\/api\/v1\/remote-image\?[^"]+"/g)).toHaveLength(2);
  });

  it('lets nobody choose what is fetched: the address is signed, whole', async () => {
    const { text } = await page('<img data-remote-src="http://127.0.0.1:1/p.gif">', '?images=1');
    const [, given] = /(\/api\/v1\/remote-image\?[^"]+)"/.exec(text)!;
    const address = given!.replaceAll('&amp;', '&');
    expect((await ask(null, 'GET', address)).status).toBe(404);
    const other = new URL(address, 'http://x');
    other.searchParams.set('url', 'http://169.254.169.254/latest');
    expect((await ask(null, 'GET', other.pathname + other.search)).status).toBe(403);
    const late = new URL(address, 'http://x');
    late.searchParams.set('until', '99999999999999');
    expect((await ask(null, 'GET', late.pathname + late.search)).status).toBe(403);
    world.pass(13 * 60);
    expect((await ask(null, 'GET', address)).status).toBe(403);
  });

  it('puts no Host header of somebody into the policy', async () => {
    const { messageId } = await place(mail('a@mail.example', { html: '<p>x</p>' }));
    const { headers } = await ask(reader, 'GET', `/messages/${messageId}/html`, undefined, {
      host: "evil; script-src 'unsafe-inline'",
    });
    expect(String(headers['content-security-policy'])).not.toContain('evil');
  });
});

describe('an original', () => {
  it('is a download of plain text that can do nothing, and its headers are data', async () => {
    const { messageId } = await place(mail('a@mail.example', { raw }));
    const original = await ask(reader, 'GET', `/messages/${messageId}/original`);
    expect(original).toMatchObject({ status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    expect(String(original.headers['content-disposition'])).toMatch(/^attachment/);
    expect(String(original.headers['content-security-policy'])).toContain('sandbox');
    expect((await ask(reader, 'GET', `/messages/${messageId}/headers`)).json).toEqual({
      headers: [
        { name: 'Subject', value: 'Hello folded' },
        { name: 'X-Two', value: '<script>' },
      ],
    });
  });

  it('of a person whose data are blocked is not there, nor the page, nor the files', async () => {
    const { messageId, ticketId } = await place(
      mail('blocked@mail.example', {
        raw,
        html: '<img data-cid="pic@1">',
        files: [{ name: 'p.png', type: 'image/png', blob: png, inline: true, contentId: 'pic@1' }],
      }),
    );
    const { text } = await ask(reader, 'GET', `/messages/${messageId}/html`);
    const [, address] = /(\/files\/[^"]+)"/.exec(text)!;
    await restrictCustomer(app, administrator, (await world.ticket(ticketId)).customerId);
    for (const what of ['original', 'headers', 'html'])
      expect((await ask(administrator, 'GET', `/messages/${messageId}/${what}`)).status).toBe(404);
    expect((await ask(null, 'GET', address!.replaceAll('&amp;', '&'))).status).toBe(404);
    expect((await ask(administrator, 'GET', `/tickets/${ticketId}/messages`)).status).toBe(404);
  });
});

describe('over HTTP', () => {
  it('a ticket is changed only at its version, and a call-back gives a draft', async () => {
    const { ticketId } = await place(mail('c@mail.example'));
    const read = await ask(reader, 'GET', `/tickets/${ticketId}`);
    const etag = String(read.headers.etag);
    const change = (version: string) =>
      ask(administrator, 'PATCH', `/tickets/${ticketId}`, { tags: ['x'] }, { 'if-match': version });
    const changed = await change(etag);
    expect(changed).toMatchObject({ status: 200, json: { tags: ['x'], mergedInto: null } });
    expect(await change('"1"')).toMatchObject({
      status: 412,
      json: { code: 'resource.changed', retryable: true },
    });
    const sent = await ask(administrator, 'POST', `/tickets/${ticketId}/messages`, {
      text: 'Soon',
      undoSeconds: 20,
    });
    expect(await ask(administrator, 'DELETE', `/messages/${sent.json.id}`)).toMatchObject({
      status: 200,
      json: { text: 'Soon', kind: 'answer' },
    });
    const opened = await ask(administrator, 'POST', '/tickets', {
      channelId: world.letters.id,
      to: [{ kind: 'mailAddress', value: 'd@mail.example', name: null }],
      text: 'Hello',
    });
    expect(opened).toMatchObject({ status: 201, json: { messageCount: 1 } });
    const split = await ask(administrator, 'POST', `/tickets/${ticketId}/moves`, {
      messageIds: [sent.json.id],
    });
    expect(split.status).toBe(201);
    expect((await ask(administrator, 'GET', `/tickets/${ticketId}/moves`)).json.items).toMatchObject([
      { id: split.json.moveId, undoneAt: null },
    ]);
    expect((await ask(administrator, 'POST', `/moves/${split.json.moveId}/undo`)).status).toBe(201);
    const { customer } = read.json;
    const exported = await ask(administrator, 'GET', `/customers/${customer.id}/export`);
    expect(exported.json).toMatchObject({ format: 'hilo.customer.1', customer: { id: customer.id } });
    expect((await ask(administrator, 'POST', `/customers/${customer.id}/restrict`)).status).toBe(204);
    expect((await ask(administrator, 'POST', `/customers/${customer.id}/erase`)).status).toBe(200);
  });
});
