// The mail that all make, and the ways to hand it to the provider.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Mustache from 'mustache';
import { Pool } from 'undici';

const { SINK_URL, UNIT_OF_WORK } = process.env;
const template = JSON.parse(readFileSync(UNIT_OF_WORK, 'utf8'));
const from = { email: 'robin@harbour.example.com', name: 'Robin Harbour' };

Mustache.parse(template.subject);
Mustache.parse(template.html);

export const itemId = (number) =>
  `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

/** What a job carries. */
export const job = (number) => ({
  number,
  id: itemId(number),
  email: `person${number}@example.com`,
  firstName: `Ada${number}`,
  company: `Keller & Sons ${number % 997}`,
  city: 'Leeds',
});

const subject = (mail) => Mustache.render(template.subject, mail);
const html = (mail) => Mustache.render(template.html, mail);

/** Posts through undici, over so many connections, and resolves with the provider's id. */
export function undiciPost(connections) {
  const pool = new Pool(SINK_URL, { connections, pipelining: 1 });
  return async (mail) => {
    const answer = await pool.request({
      method: 'POST',
      path: '/v3/mail/send',
      headers: { 'content-type': 'application/json', authorization: 'Bearer SG.bench' },
      body: JSON.stringify({
        personalizations: [{ to: [{ email: mail.email }], custom_args: { item: mail.id } }],
        from,
        subject: subject(mail),
        content: [{ type: 'text/html', value: html(mail) }],
      }),
    });
    await answer.body.dump();
    if (answer.statusCode !== 202) throw new Error(`refused: ${answer.statusCode}`);
    return answer.headers['x-message-id'];
  };
}

/** Posts through SendGrid's own library, and resolves with the provider's id. */
export function sendGridPost() {
  const sendGrid = createRequire(import.meta.url)('@sendgrid/mail');
  sendGrid.setApiKey('SG.bench');
  sendGrid.client.setDefaultRequest('baseUrl', SINK_URL);
  return async (mail) => {
    const [answer] = await sendGrid.send({
      to: mail.email,
      from,
      subject: subject(mail),
      html: html(mail),
      customArgs: { item: mail.id },
    });
    return answer.headers['x-message-id'];
  };
}
