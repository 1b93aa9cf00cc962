/** A small exam of two parts with most kinds of interaction, for the fake server only. */
import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";

const QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
const PICTURE = "AAAAAAAAAAAAAAAAAAAAAA";
const FORM = "dev-form";

const declaration = (id, cardinality, baseType) =>
  `<qti-response-declaration identifier="${id}" cardinality="${cardinality}" base-type="${baseType}"/>`;

const item = (id, title, responses, body, section = "S1") => ({
  id,
  section_id: section,
  title,
  body: `<qti-assessment-item xmlns="${QTI}" identifier="${id}" title="${title}" adaptive="false" time-dependent="false" xml:lang="nl">
    ${responses.map((response) => declaration(response.id, response.cardinality, response.base_type)).join("")}
    <qti-item-body>${body}</qti-item-body></qti-assessment-item>`,
  responses,
  stimulus_ids: [],
});

const one = (base_type, cardinality = "single") => [{ id: "RESPONSE", cardinality, base_type }];

const choices = (texts) =>
  texts.map((text, index) => `<qti-simple-choice identifier="C${index + 1}">${text}</qti-simple-choice>`).join("");

const matchSet = (texts, prefix) =>
  `<qti-simple-match-set>${texts
    .map(
      (text, index) =>
        `<qti-simple-associable-choice identifier="${prefix}${index}" match-max="1">${text}</qti-simple-associable-choice>`,
    )
    .join("")}</qti-simple-match-set>`;

const items = [
  item("DEV-1", "Korting", one("identifier"), `
    <p>Een jas kost € 80,00. Je krijgt 25% korting.</p>
    <p><img src="asset:${PICTURE}" width="360" height="120" alt="Prijskaartje van een jas: 80 euro, 25 procent korting"/></p>
    <qti-choice-interaction response-identifier="RESPONSE" max-choices="1" shuffle="true">
      <qti-prompt><strong>Hoeveel betaal je voor de jas?</strong></qti-prompt>
      ${choices(["€ 20,00", "€ 55,00", "€ 60,00", "€ 75,00"])}
    </qti-choice-interaction>`),
  item("DEV-2", "Gepast betalen", one("identifier", "multiple"), `
    <qti-choice-interaction response-identifier="RESPONSE" max-choices="0" shuffle="false">
      <qti-prompt><strong>Welke bedragen kun je gepast betalen met drie munten van € 0,50?</strong> Er is meer dan één
      antwoord goed.</qti-prompt>
      ${choices(["€ 0,50", "€ 0,75", "€ 1,00", "€ 1,50"])}
    </qti-choice-interaction>`),
  item("DEV-3", "Wisselgeld", one("string"), `
    <p>Samira koopt voor € 13,70 en betaalt met een briefje van € 20,00.</p>
    <p><strong>Hoeveel wisselgeld krijgt Samira terug?</strong></p>
    <p>€ <qti-text-entry-interaction response-identifier="RESPONSE" expected-length="6"/></p>`),
  item("DEV-4", "Bezoekers",
    [{ id: "MAAND", cardinality: "single", base_type: "identifier" }, { id: "ROND", cardinality: "single", base_type: "identifier" }], `
    <table><caption>Bezoekers</caption><thead><tr><th scope="col">maand</th><th scope="col">aantal</th></tr></thead>
    <tbody><tr><th scope="row">januari</th><td>18.475</td></tr><tr><th scope="row">maart</th><td>21.605</td></tr></tbody></table>
    <p>De meeste bezoekers kwamen in <qti-inline-choice-interaction response-identifier="MAAND">
      <qti-inline-choice identifier="JAN">januari</qti-inline-choice>
      <qti-inline-choice identifier="MRT">maart</qti-inline-choice></qti-inline-choice-interaction>.</p>
    <p>Afgerond op duizendtallen kwamen er in januari <qti-inline-choice-interaction response-identifier="ROND">
      <qti-inline-choice identifier="R18">18.000</qti-inline-choice>
      <qti-inline-choice identifier="R19">19.000</qti-inline-choice></qti-inline-choice-interaction> bezoekers.</p>`),
  item("DEV-5", "Regenton", one("string"), `
    <p>In een regenton zit 200 liter water. Elke dag gaat er 25 liter uit.</p>
    <p><math xmlns="http://www.w3.org/1998/Math/MathML"><mfrac><mn>200</mn><mn>25</mn></mfrac><mo>=</mo><mi>?</mi></math></p>
    <qti-extended-text-interaction response-identifier="RESPONSE" expected-lines="5">
      <qti-prompt><strong>Na hoeveel dagen is de regenton leeg?</strong> Leg uit hoe je aan je antwoord komt.</qti-prompt>
    </qti-extended-text-interaction>`),
  item("DEV-6", "Volgorde", one("identifier", "ordered"), `
    <qti-order-interaction response-identifier="RESPONSE"><qti-prompt>Zet van klein naar groot.</qti-prompt>
      ${choices(["1/2", "1/4", "3/4"])}</qti-order-interaction>`, "S2"),
  item("DEV-7", "Eenheden", one("directedPair", "multiple"), `
    <qti-match-interaction response-identifier="RESPONSE" max-associations="0" class="qti-match-tabular">
      <qti-prompt>Wat meet je waarmee?</qti-prompt>${matchSet(["lengte", "gewicht"], "R")}${matchSet(["meter", "kilo"], "K")}
    </qti-match-interaction>`, "S2"),
  item("DEV-8", "Aanvullen", one("directedPair", "multiple"), `
    <qti-gap-match-interaction response-identifier="RESPONSE"><qti-prompt>Vul aan.</qti-prompt>
      <qti-gap-text identifier="T1" match-max="1">even</qti-gap-text><qti-gap-text identifier="T2" match-max="1">oneven</qti-gap-text>
      <p>Acht is <qti-gap identifier="G1"/> en negen is <qti-gap identifier="G2"/>.</p></qti-gap-match-interaction>`, "S2"),
];

const picture = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 120"><rect x="10" y="10" width="340"
  height="100" rx="12" fill="#fdf6e3" stroke="#7a4a00" stroke-width="3"/><circle cx="36" cy="60" r="9" fill="#fff"
  stroke="#7a4a00" stroke-width="3"/><text x="70" y="58" font-size="34" font-family="sans-serif">€ 80,00</text><text
  x="70" y="94" font-size="24" fill="#a00" font-family="sans-serif">nu 25% korting</text></svg>`);

/** The plan of a candidate: every item of the exam, in its order. */
export const planOf = (content) => ({
  item_order: content.items.map(({ id }) => id),
  choice_orders: { "DEV-1": { RESPONSE: ["C3", "C1", "C4", "C2"] } },
  copies: {},
  slots: {},
  presets: {},
  variants: {},
});

/** The content of the exam; `linear` asks for the other kind of navigation in the first part. */
export const contentOf = (linear) => ({
  format: "facet-delivery/2",
  form_id: FORM,
  demands: ["several_parts"],
  title: "Rekenen (proef)",
  language: "nl",
  parts: [
    { id: "P1", navigation: linear ? "linear" : "nonlinear" },
    { id: "P2", navigation: "nonlinear" },
  ],
  stylesheet: "",
  sections: [
    { id: "S1", part_id: "P1", parent_id: null, title: "Rekenen" },
    { id: "S2", part_id: "P2", parent_id: null, title: "Schuiven" },
  ],
  items,
  stimuli: [],
  assets: [{ name: PICTURE, media_type: "image/svg+xml" }],
});

/** Encrypt an exam as mastering does: parts by name, the manifest, and the key in base64; `files` are more assets by name. */
export function encryptedExam(content, files = {}) {
  const key = randomBytes(32);
  const plain = gzipSync(JSON.stringify(content));
  const sealed = [
    { name: "BBBBBBBBBBBBBBBBBBBBBB", kind: "content", blob: seal(key, "BBBBBBBBBBBBBBBBBBBBBB", plain) },
    ...Object.entries({ [PICTURE]: picture, ...files }).map(([name, file]) => ({ name, kind: "asset", blob: seal(key, name, file) })),
  ];
  const parts = sealed.map(({ name, kind, blob }) => ({
    name,
    kind,
    size_bytes: blob.length,
    sha256: createHash("sha256").update(blob).digest("hex"),
  }));
  return {
    key: key.toString("base64"),
    manifest: { form_id: FORM, base_url: `/content/${FORM}/`, parts },
    blobs: new Map(sealed.map(({ name, blob }) => [name, blob])),
  };
}

function seal(key, name, plain) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(`facet-delivery/1|${FORM}|${name}`));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
