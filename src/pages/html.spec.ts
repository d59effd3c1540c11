import { describe, expect, it } from '@jest/globals';
import { Html, html, inline, prose } from './html.js';

describe(html.name, () => {
  it('escapes what is put in, unless it is HTML itself', () => {
    expect(html`<p title="${`"'`}">${'<b>&'}</p>`.text).toBe('<p title="&quot;&#39;">&lt;b&gt;&amp;</p>');
    expect(html`<p>${new Html('<b>x</b>')}${html`<i>${'<'}</i>`}</p>`.text).toBe('<p><b>x</b><i>&lt;</i></p>');
  });

  it('puts in numbers and lists, and nothing for what is not there', () => {
    expect(html`${0}|${['a', [html`<i></i>`, 2]]}|${undefined}|${false}|`.text).toBe('0|a<i></i>2|||');
  });

  it('leaves out its own indentation only', () => {
    // prettier-ignore
    expect(html`<p>
      ${'a\n    b'}
    </p>`.text).toBe('<p>\na\n    b\n</p>');
  });
});

describe(prose.name, () => {
  it('makes paragraphs, lists and code', () => {
    expect(prose('Een `a<b`.\n\n- één\n- `twee`\n\n- half\ngeen lijst').text.replaceAll('\n', '')).toBe(
      '<p>Een <code>a&lt;b</code>.</p><ul><li>één</li><li><code>twee</code></li></ul><p>- halfgeen lijst</p>',
    );
  });

  it('tells code from what stands beside it', () => {
    expect(inline('`a` b `c`').text).toBe('<code>a</code> b <code>c</code>');
  });
});
