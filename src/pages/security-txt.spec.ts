import { expect, it } from '@jest/globals';
import { securityTxt } from './security-txt.js';

it('says where to report a vulnerability, and may be relied on for ninety days', () => {
  expect(securityTxt('mailto:veilig@gemeente.example', new Date('2026-03-01T10:20:30.456Z'))).toBe(
    'Contact: mailto:veilig@gemeente.example\nExpires: 2026-05-30T00:00:00.000Z\nPreferred-Languages: nl, en\n',
  );
});
