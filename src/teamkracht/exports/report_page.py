"""The page of a report: one file, nothing from elsewhere, good on paper, light and dark."""

from __future__ import annotations

PAGE = """\
<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{ say.eyebrow }} – {{ team }}</title>
<style>
:root {
  --paper: #fbfaf7; --card: #ffffff; --ink: #23282d; --quiet: #5f676e; --rule: #dedbd3;
  --main: #1f6f6b; --soft: #d9ebe7; --warm: #9a5b12; --warm-soft: #f8ead6;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171b1e; --card: #1f2529; --ink: #e8e6e1; --quiet: #a3abb0; --rule: #363e43;
    --main: #6fc3b8; --soft: #1f3f3d; --warm: #e5b06c; --warm-soft: #40311c;
  }
}
/* Every sheet says who may see it, also when it lies apart from the others. */
@page { size: A4; margin: 16mm 15mm 18mm;
  @bottom-left { content: "{{ foot|safe }}"; color: #444; font: 8.5pt system-ui, sans-serif; }
  @bottom-right { content: counter(page) " / " counter(pages); color: #444;
    font: 8.5pt system-ui, sans-serif; }
}
* { box-sizing: border-box; }
html { background: var(--paper); }
body {
  max-width: 820px; margin: 0 auto; padding: 40px 30px 60px; color: var(--ink);
  font: 16px/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
  overflow-wrap: anywhere;
}
header { border-bottom: 2px solid var(--main); padding-bottom: 18px; }
.eyebrow { color: var(--main); font-weight: 600; font-size: 15px; margin: 0; }
h1 { font-size: 32px; line-height: 1.2; margin: 2px 0 4px; font-weight: 650; }
h2 { font-size: 21px; margin: 44px 0 10px; font-weight: 650; break-after: avoid; }
h3 { font-size: 16px; margin: 26px 0 6px; font-weight: 600; break-after: avoid; }
p { margin: 0 0 8px; }
.quiet, .key, figcaption, .note { color: var(--quiet); font-size: 14px; }
.who { margin: 12px 0 0; font-weight: 600; font-size: 15px; }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 16px; margin-top: 10px; }
.card { background: var(--card); border-radius: 10px; padding: 16px 20px; break-inside: avoid;
  border: 1px solid var(--rule); border-top: 4px solid var(--main); }
.card.try { border-top-color: var(--warm); }
.card p { margin: 0; font-size: 18px; line-height: 1.4; }
.card .lead { font-size: 14px; font-weight: 600; color: var(--main); margin-bottom: 4px; }
.card.try .lead { color: var(--warm); }
.message { font-size: 18px; line-height: 1.4; margin-bottom: 6px; }
.latest { display: flex; flex-wrap: wrap; gap: 8px 34px; margin: 4px 0 8px; }
.latest b { font-size: 30px; line-height: 1.1; font-weight: 650; display: block; }
figure { margin: 8px 0 6px; break-inside: avoid; }
svg { display: block; width: 100%; height: auto; font: 12.5px system-ui, "Segoe UI", Roboto,
  "Noto Sans", "DejaVu Sans", sans-serif; fill: none; }
svg.mark { display: inline-block; width: 16px; height: 16px; vertical-align: -3px;
  margin-right: 6px; }
svg text { fill: var(--ink); }
svg .tick { fill: var(--quiet); }
svg .strong { fill: var(--ink); font-weight: 600; }
svg .rule { stroke: var(--rule); }
svg .limit { stroke: var(--warm); stroke-width: 2; stroke-dasharray: 7 5; }
svg .limit-text { fill: var(--warm); font-weight: 600; }
svg .trace { stroke: var(--main); stroke-width: 2.5; stroke-linejoin: round; }
svg .thin { stroke-width: 1.5; opacity: .75; }
svg .range { stroke: var(--main); stroke-width: 1; }
svg .change { stroke: var(--quiet); stroke-dasharray: 2 4; }
svg .dot { fill: var(--main); stroke: var(--main); stroke-width: 2; }
svg .dot.open { fill: var(--paper); }
svg .band { fill: var(--soft); }
svg .bar { fill: var(--main); }
svg .box { stroke: var(--main); stroke-width: 1.5; rx: 3px; }
svg .box.met, svg .fill { fill: var(--main); }
svg .fill { rx: 1px; }
svg .box.missed { stroke: var(--warm); stroke-width: 2; fill: var(--warm-soft); }
svg .box.planned_off { stroke: var(--rule); }
svg .dash { stroke: var(--quiet); stroke-width: 2; }
svg .box.ahead { stroke: var(--rule); stroke-dasharray: 2 3; stroke-width: 1; }
figcaption { white-space: pre-wrap; }
.legend { white-space: normal; display: flex; flex-wrap: wrap; gap: 4px 22px; margin: 4px 0 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 15px; margin: 6px 0 8px;
  overflow-wrap: normal; }
th, td { text-align: left; vertical-align: top; padding: 7px 12px 7px 0;
  border-bottom: 1px solid var(--rule); font-variant-numeric: tabular-nums; }
th { font-weight: 600; }
thead th { color: var(--quiet); font-size: 14px; }
tr { break-inside: avoid; }
td.n { white-space: nowrap; }
td .time { display: inline-block; color: var(--quiet); font-size: 13px; margin-left: 8px; }
td .put { display: inline-block; color: var(--warm); font-weight: 600; margin-left: 8px; }
.skipped, .not_reached, .partly { color: var(--warm); font-weight: 600; }
.not_applicable { color: var(--quiet); }
.mean td, .mean th { border-top: 2px solid var(--ink); font-weight: 650; }
.record { color: var(--quiet); }
details { margin: 4px 0; }
summary { cursor: pointer; color: var(--quiet); font-size: 14px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 8px 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
ul { margin: 6px 0; padding-left: 20px; }
.honest { background: var(--soft); border-radius: 10px; padding: 2px 20px 14px; margin-top: 44px;
  break-inside: avoid; }
.honest h2 { margin-top: 16px; }
.sources { font-size: 14px; }
@media (max-width: 600px) { .two { grid-template-columns: 1fr; } body { padding: 24px 16px; } }
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --quiet: #444; --rule: #ccc; --main: #14514e;
    --soft: #e6f1ee; --warm: #7d4708; --warm-soft: #f8ead6; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2 { margin-top: 22px; }
  h2 + p { break-after: avoid; }
  th, td { padding-top: 4px; padding-bottom: 4px; }
  .honest { margin-top: 24px; }
  .scroll { overflow: visible; }
  .scroll table { break-inside: avoid; }
  details > summary { display: none; }
  p, .keep { break-inside: avoid; }
}
</style>
</head>
<body>
<header>
<p class="eyebrow">{{ say.eyebrow }}</p>
<h1>{{ team }}</h1>
<p class="quiet">{{ period }}</p>
<p class="who">{{ who }}</p>
</header>

<section class="keep">
<h2>{{ say.last }}, {{ day }}</h2>
<div class="two">
<div class="card"><p class="lead">{{ say.well }}</p><p>{{ well }}</p></div>
<div class="card try"><p class="lead">{{ say.to_try }}</p><p>{{ to_try }}</p></div>
</div>
</section>

{% for block in blocks %}
<section>
<h2>{{ block.title }}</h2>
<div class="latest">
{% for row in block.latest %}
<div><b>{{ row.mean }}</b><span class="quiet">{{ row.who }}, {{ row.day }}<br>{{ row.n }} \
{{ say.scored|lower }}, {{ row.side }}</span></div>
{% endfor %}
</div>
<figure>{{ block.chart|safe }}<figcaption>{{ say.chart_key }}</figcaption></figure>
{% if block.versions %}<p class="note">{{ say.versions }}</p>{% endif %}
{% for line in whose %}<p class="note">{{ line }}</p>{% endfor %}
<details{% if block.rows|length <= 12 %} open{% endif %}><summary>{{ say.all_figures }}</summary>
<table>
<thead><tr><th scope="col">{{ say.day }}</th><th scope="col">{{ say.who }}</th>
<th scope="col">{{ say.mean }}</th><th scope="col">{{ say.scored }}</th>
<th scope="col">{{ say.limit }}</th></tr></thead>
<tbody>
{% for row in block.rows %}
<tr><td>{{ row.day }}</td><td>{{ row.who }}</td><td>{{ row.mean }}</td><td>{{ row.n }}</td>
<td>{{ row.side }}</td></tr>
{% endfor %}
</tbody></table>
</details>
</section>
{% else %}
<section><h2>{{ say.scores }}</h2><p>{{ say.no_scores }}</p></section>
{% endfor %}

<section class="keep">
<h2>{{ say.steps }}</h2>
<p class="message">{{ steps_message }}</p>
<figure>{{ steps_chart|safe }}<figcaption>{{ say.steps_key }}</figcaption></figure>
</section>

<section>
<div class="keep">
<h2>{{ say.weeks }}</h2>
{% if weeks_message %}<p class="message">{{ weeks_message }}</p>{% endif %}
<figure>{{ weeks_strip|safe }}
<figcaption class="legend">{% for svg, word in weeks_legend %}<span>{{ svg|safe }}{{ word }}</span>\
{% endfor %}</figcaption></figure>
<figure>{{ length_chart|safe }}<figcaption>{{ length_key }}</figcaption></figure>
</div>
<details{% if rows|length <= 12 %} open{% endif %}><summary>{{ say.all_figures }}</summary>
<table>
<thead><tr><th scope="col">{{ say.day }}</th><th scope="col">{{ say.steps }}</th>
<th scope="col">{{ say.put_right }}</th><th scope="col" colspan="2">{{ say.length }}</th></tr>
</thead>
<tbody>
{% for row in rows %}
<tr><td>{{ row.day }}</td><td>{{ row.steps }}</td><td>{{ row.put_right }}</td>
<td>{{ row.minutes }}</td><td>{{ row.length }}</td></tr>
{% endfor %}
</tbody></table>
</details>
</section>

<section>
<h2>{{ say.matrix }}, {{ day }}</h2>
<dl>{% for label, text in facts %}<dt>{{ label }}</dt><dd>{{ text }}</dd>{% endfor %}</dl>
<div class="scroll"><table>
<thead><tr><th scope="col">{{ say.step }}</th>
{% for case in matrix.cases %}<th scope="col">{{ case }}</th>{% endfor %}</tr></thead>
<tbody>
{% for title, whole, cells in matrix.rows %}
<tr><th scope="row">{{ title }}</th>
{% for cell in cells %}
<td{% if whole %} colspan="{{ matrix.cases|length or 1 }}"{% endif %}>\
{% if cell %}<span class="{{ cell.status }}">{{ cell.word }}</span>\
{% if cell.time %}<span class="time">{{ cell.time }}</span>{% endif %}\
{% if cell.put_right %}<span class="put">→ {{ cell.put_right }}</span>{% endif %}{% endif %}</td>
{% endfor %}</tr>
{% endfor %}
</tbody></table></div>
{% if matrix.any_put_right %}<p class="note">→ {{ say.put_right_note }}</p>{% endif %}
{% if changed %}
<h3>{{ say.changed }}</h3><p>{{ say.changed_intro }}</p>
<ul>{% for line in changed %}<li>{{ line }}</li>{% endfor %}</ul>
{% endif %}
{% if checks %}
<h3>{{ say.checks }}</h3>
<table>
<thead><tr><th scope="col">{{ say.check }}</th><th scope="col">{{ say.met }}</th>
<th scope="col">{{ say.per_case }}</th></tr></thead>
<tbody>
{% for row in checks %}
<tr><td>{{ row.text }}</td>
<td class="n{% if not row.all_met %} partly{% endif %}">{{ row.met }}</td>
<td class="record">{{ row.figures }}</td></tr>
{% endfor %}
</tbody></table>
{% endif %}
</section>

{% for day, table in tables %}
<section>
<h2>{{ say.scores }}, {{ day }}</h2>
{% if table.agreed %}<p>{{ table.agreed }}.</p>{% endif %}
<div class="scroll"><table>
<thead><tr><th scope="col">{{ say.requirement }}</th>
{% for head in table.heads %}<th scope="col">{{ head }}</th>{% endfor %}
{% if table.has_proposals %}<th scope="col">{{ say.from_record }}</th>{% endif %}</tr></thead>
<tbody>
{% for text, cells, proposal in table.rows %}
<tr><td>{{ text }}</td>{% for cell in cells %}<td>{{ cell }}</td>{% endfor %}
{% if table.has_proposals %}<td class="record">{{ proposal }}</td>{% endif %}</tr>
{% endfor %}
{% for title, cells in table.means %}
<tr class="mean"><th scope="row">{{ title }}</th>
{% for cell in cells %}<td class="n">{{ cell }}</td>{% endfor %}
{% if table.has_proposals %}<td></td>{% endif %}</tr>
{% endfor %}
</tbody></table></div>
{% if table.has_proposals %}<p class="note">{{ say.from_record_note }}</p>{% endif %}
</section>
{% endfor %}

<section class="honest">
<h2>{{ say.tells }}</h2>
{% for line in tells %}<p>{{ line }}</p>{% endfor %}
</section>

{% if sources %}
<section class="sources">
<h2>{{ say.sources }}</h2>
{% for line in whose %}<p>{{ line }}</p>{% endfor %}
<table><tbody>
{% for text, source in sources %}<tr><td>{{ text }}</td><td class="record">{{ source }}</td></tr>
{% endfor %}
</tbody></table>
</section>
{% endif %}
</body>
</html>
"""
