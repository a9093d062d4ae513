"""The page of a handout: one file, nothing from elsewhere, large enough to read together."""

from __future__ import annotations

PAGE = """\
<!doctype html>
<html lang="{{ language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<style>
@page { size: A4; margin: 18mm; }
* { box-sizing: border-box; }
body {
  max-width: 174mm; margin: 0 auto; padding: 6mm 4mm; color: #1a1a1a; background: #fff;
  font: 13pt/1.45 Verdana, "DejaVu Sans", Arial, sans-serif; overflow-wrap: anywhere;
}
h1 { font-size: 24pt; line-height: 1.2; margin: 0 0 2mm; }
h2 { font-size: 14pt; margin: 8mm 0 2mm; break-after: avoid; }
p { margin: 0 0 2mm; }
.day { color: #444; }
.question { font-size: 16pt; }
ul { list-style: none; margin: 0; padding: 0; }
li { position: relative; padding-left: 9mm; break-inside: avoid; }
li::before {
  content: ""; position: absolute; left: 0; top: .25em; width: 5mm; height: 5mm;
  border: .5mm solid #444; border-radius: 1mm;
}
.chosen li { font-size: 18pt; margin: 0 0 4mm; padding: 3mm 4mm 3mm 14mm; border: .5mm solid #888;
  border-radius: 2mm; }
.chosen li::before { left: 4mm; top: calc(3mm + .25em); }
.others li, .steps li { margin: 0 0 2mm; }
.line { height: 11mm; border-bottom: .3mm solid #888; }
.own, .again { break-inside: avoid; }
@media print { body { padding: 0; } }
</style>
</head>
<body>
<h1>{{ title }}{% if handout.client %} – {{ handout.client }}{% endif %}</h1>
<p class="day">{{ long_date(handout.day) }}</p>
<p>{{ intro }}</p>
{% if handout.question %}
<h2>{{ question_title }}</h2>
<p class="question">{{ handout.question }}</p>
{% endif %}
{% if handout.goal %}
<h2>{{ goal_title }}</h2>
<p>{{ handout.goal }}</p>
{% endif %}
{% if handout.has_ideas %}
<h2>{{ chosen_title }}</h2>
{% if handout.chosen %}
<ul class="chosen">
{% for idea in handout.chosen %}
<li>{{ idea }}</li>
{% endfor %}
</ul>
{% else %}
<p>{{ nothing_chosen }}</p>
{% endif %}
{% endif %}
{% if handout.others %}
<h2>{{ others_title }}</h2>
<ul class="others">
{% for idea in handout.others %}
<li>{{ idea }}</li>
{% endfor %}
</ul>
{% endif %}
{% if handout.elsewhere is not none %}
<p>{{ words_of_elsewhere(handout.elsewhere) }}</p>
{% endif %}
{% if handout.steps %}
<h2>{{ steps_title }}</h2>
<ul class="steps">
{% for text, when in handout.steps %}
<li>{{ step_words(text, when) }}</li>
{% endfor %}
</ul>
{% endif %}
<section class="own">
<h2>{{ own_title }}</h2>
{% for _line in range(lines) %}
<div class="line"></div>
{% endfor %}
</section>
<section class="again">
<h2>{{ next_title }}</h2>
<p>{% if handout.next_contact %}{{ long_date(handout.next_contact) }}{% else %}
<span class="line" style="display: block"></span>{% endif %}</p>
</section>
</body>
</html>
"""
