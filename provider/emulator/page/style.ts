/** Inline styles, because the page loads nothing. Colours have a contrast of at least 4.5:1 and follow the light or dark setting. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --muted: #57606a; --line: #d8dee4; --band: #f6f8fa; --link: #0a58ca; --on-link: #fff; --shade: #1b1f2433; --warn: #7a4100; --warn-band: #fff1d0; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --muted: #9da7b3; --line: #30363d; --band: #161b22; --link: #79b8ff; --on-link: #0d1117; --shade: #000; --warn: #f2cc60; --warn-band: #3a2d08; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1.25rem clamp(1rem, 3vw, 2rem) 3rem; font: .9375rem/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--link); text-underline-offset: .15em; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0; }
header p { margin: .3rem 0 0; }
.muted { color: var(--muted); font-weight: 400; }
.nowrap { white-space: nowrap; }
.tag { display: inline-block; padding: 0 .4rem; border-radius: .25rem; color: var(--warn); background: var(--warn-band); white-space: nowrap; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .25rem; padding: .25rem .5rem; background: var(--paper); }
nav ul, .counts { display: flex; flex-wrap: wrap; align-items: baseline; list-style: none; padding: 0; margin: 0; }
.views { margin: 1rem 0 1.25rem; border-bottom: 1px solid var(--line); }
.views ul { gap: 0 1.5rem; }
.views a { display: block; padding: .4rem 0; border-bottom: 3px solid transparent; text-decoration: none; }
.views a:hover { border-color: var(--line); }
.views a[aria-current] { color: inherit; font-weight: 600; border-color: var(--link); }
.pages ul { gap: 1.5rem; color: var(--muted); }
.counts { gap: .4rem; }
.counts li { padding: .1rem .5rem; border: 1px solid var(--line); border-radius: .25rem; }
form { display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end; padding: .9rem 1rem 1rem; background: var(--band); border: 1px solid var(--line); border-radius: .4rem; }
label { display: grid; gap: .2rem; flex: 1 1 8.5rem; font-size: .8125rem; color: var(--muted); }
label:first-of-type { flex: 4 1 17rem; }
input, select, button { font: inherit; font-size: .9375rem; height: 2.25rem; width: 100%; padding: 0 .6rem; border: 1px solid var(--muted); border-radius: .3rem; background: var(--paper); color: var(--ink); }
button { width: auto; padding: 0 1.1rem; font-weight: 600; border-color: var(--link); background: var(--link); color: var(--on-link); cursor: pointer; }
form a { line-height: 2.25rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
/* Shadows at the edges show that there is more to scroll to. The covers scroll with the content and hide the shadows at its ends. */
.scrollable { overflow-x: auto; margin: 1rem 0; background: linear-gradient(90deg, var(--paper) 50%, transparent) 0 0 / 2rem 100% no-repeat local, linear-gradient(270deg, var(--paper) 50%, transparent) 100% 0 / 2rem 100% no-repeat local, linear-gradient(90deg, var(--shade), transparent) 0 0 / .5rem 100% no-repeat, linear-gradient(270deg, var(--shade), transparent) 100% 0 / .5rem 100% no-repeat; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); padding: 0 0 .5rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem clamp(.75rem, 2vw, 1.25rem) .45rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: .8125rem; color: var(--muted); border-bottom-width: 2px; white-space: nowrap; }
tbody th { font-weight: 600; }
td .muted, th .muted { font-size: .875rem; }
code { font: .8125rem/1.4 ui-monospace, monospace; overflow-wrap: break-word; }
`;
