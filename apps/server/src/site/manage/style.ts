import { addStyle } from '../style.ts'

addStyle(`
.when-day{font-size:1.125rem;font-weight:600}
:is(.when-day,.month,.day-of,.change p)::first-letter{text-transform:uppercase}
.when-time{font-size:2rem;font-weight:700;line-height:1.25;letter-spacing:-.02em}
:lang(ar) .when-time{letter-spacing:0}
.when.off :is(.when-day,.when-time){text-decoration:line-through;text-decoration-thickness:2px;color:var(--soft);font-weight:600}
.acts{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.625rem}
.money{display:grid;gap:.375rem;border-block-start:1px solid var(--line);padding-block-start:1rem}
.money>div{display:flex;justify-content:space-between;gap:1rem}
.money .owed{font-weight:700;font-size:1.125rem}
.bullets{display:grid;gap:.5rem}
.bullets>li{padding-inline-start:1.25rem;position:relative}
.bullets>li::before{content:"";position:absolute;inset-inline-start:.25rem;inset-block-start:.625em;inline-size:.375rem;block-size:.375rem;border-radius:50%;background:var(--brand-ink)}
.pill.bad{background:var(--bad-soft);color:var(--bad)}
.pill.off{background:var(--sheet);box-shadow:inset 0 0 0 1px var(--line)}
.pill.due{background:var(--warn-soft);color:var(--ink)}
.wk{display:grid;grid-template-columns:repeat(7,minmax(0,1fr));gap:.25rem}
.wk a{position:relative;display:grid;justify-items:center;align-content:center;gap:.125rem;min-block-size:4rem;border:1px solid var(--line);border-radius:.75rem;background:var(--sheet);color:var(--ink);text-decoration:none}
.wk a:hover{border-color:var(--soft)}
.wk a small{font-size:.75rem;color:var(--soft);white-space:nowrap}
:lang(ar) .wk a small{font-size:.6875rem}
.wk a b{font-size:1.125rem}
.wk a.none{background:none;color:var(--soft);border-style:dashed}
.wk a[aria-current]{background:var(--brand);border-color:var(--brand-ink);color:var(--on-brand)}
.wk a[aria-current] small{color:inherit}
.starts{display:grid;grid-template-columns:repeat(auto-fill,minmax(5.5rem,1fr));gap:.5rem}
.starts .btn{inline-size:100%;padding-inline:.25rem}
.opts{display:flex;flex-wrap:wrap;gap:.5rem}
.opts a{display:inline-flex;align-items:center;min-block-size:2.75rem;padding-inline:1rem;border:1px solid var(--line);border-radius:2rem;background:var(--sheet);color:var(--ink);text-decoration:none;font-weight:600}
.opts a[aria-current]{border-color:var(--brand-ink);background:var(--tint);color:var(--brand-ink);box-shadow:inset 0 0 0 1px var(--brand-ink)}
.change{display:grid;gap:.75rem}
.change .was{color:var(--soft);text-decoration:line-through}
.change .new{font-size:1.25rem;font-weight:700}
.rows{display:grid}
.card.rows{padding-block:.25rem}
.rows>li+li{border-block-start:1px solid var(--line)}
.rows a.rowlink{display:flex;align-items:center;gap:1rem;padding:1rem 0;color:inherit;text-decoration:none}
.rows a.rowlink:hover .strong{text-decoration:underline}
.rows a.rowlink>span:first-child{flex:1;display:grid;gap:.125rem;min-inline-size:0}
.rows a.rowlink::after{content:"";flex:none;margin-inline-end:.25rem;inline-size:.5rem;block-size:.5rem;border:solid var(--soft);border-width:2px 2px 0 0;transform:rotate(45deg)}
[dir=rtl] .rows a.rowlink::after{transform:rotate(-135deg)}
details.card{padding-block:.5rem}
details.card>summary::after{content:"";margin-inline-start:auto;inline-size:.5rem;block-size:.5rem;border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(45deg)}
details.card[open]>summary::after{transform:rotate(-135deg)}
details.card[open]{padding-block-end:1.25rem}
.code input{font-size:1.5rem;letter-spacing:.35em;text-align:center;font-variant-numeric:tabular-nums}
.sum{font-size:2rem;font-weight:700;line-height:1.25}
@media print{.bar,.foot,.noprint{display:none}main{padding:0}.card{box-shadow:none;border:0;padding:0}body{background:#fff;color:#000}}
`)
