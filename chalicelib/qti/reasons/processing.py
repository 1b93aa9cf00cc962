"""What we say of response processing."""

from chalicelib.qti.reasons.sentence import Sentence

SENTENCES = {
    "template-unknown": Sentence(
        "Het scoresjabloon '{template}' kennen wij niet.",
        "Gebruik match_correct, map_response of map_response_point, of schrijf de regels uit.",
    ),
    "rule-not-supported": Sentence(
        "De scoreregel '{element}' hoort niet in een opgave.",
        "Gebruik de regels van QTI, zoals responseCondition en setOutcomeValue.",
    ),
    "expression-unknown": Sentence(
        "De uitdrukking '{element}' bestaat niet in QTI, of hoort niet in een opgave.",
        "Kijk of de naam goed is geschreven, of schrijf de regel met een uitdrukking van QTI.",
    ),
    "condition-malformed": Sentence(
        "Een voorwaarde in de scoring is niet goed opgebouwd: {branches}.",
        "Begin met responseIf, dan zo nodig responseElseIf, en als laatste hooguit één "
        "responseElse. Elke tak behalve responseElse begint met een voorwaarde.",
    ),
    "condition-not-boolean": Sentence(
        "Een voorwaarde in de scoring is niet waar of onwaar, maar {found}.",
        "Vergelijk de waarde met iets, bijvoorbeeld met match, equal of gt.",
    ),
    "operand-count": Sentence(
        "De uitdrukking '{element}' heeft {count} onderdelen. Dat aantal klopt niet.",
        "Kijk in de specificatie van QTI hoeveel onderdelen deze uitdrukking heeft.",
    ),
    "operand-types": Sentence(
        "De uitdrukking '{element}' kan niet rekenen met: {types}.",
        "Maak het soort (baseType) en het aantal (cardinality) van de onderdelen passend.",
    ),
    "attribute-not-valid": Sentence(
        "Bij '{element}' heeft {attribute} de waarde '{value}'. Die waarde kan daar niet staan.",
        "Zet er een waarde die QTI toestaat, of de naam van een variabele met een getal.",
    ),
    "tolerance-not-valid": Sentence(
        "De marge (tolerance) bij '{element}' klopt niet.",
        "Kies bij toleranceMode exact, absolute of relative. Geef bij de laatste twee in tolerance "
        "een of twee getallen van 0 of meer.",
    ),
    "base-type-not-supported": Sentence(
        "Het soort '{base_type}' van de waarde '{value}' kennen wij niet.",
        "Gebruik een soort (baseType) van QTI, zoals identifier, integer, float of string.",
    ),
    "variable-unknown": Sentence(
        "De variabele '{identifier}' wordt gebruikt, maar is er niet.",
        "Declareer de variabele in de opgave, of verbeter de naam in de scoring.",
    ),
    "field-unknown": Sentence(
        "Het veld '{field}' wordt gelezen, maar de record heeft dat veld niet.",
        "Geef de record een beginwaarde (defaultValue) met dit veld, of verbeter de naam.",
    ),
    "correct-not-declared": Sentence(
        "De scoring gebruikt het goede antwoord van {identifier}, maar dat staat er niet.",
        "Zet een correctResponse bij {identifier}.",
    ),
    "mapping-not-declared": Sentence(
        "De scoring gebruikt de mapping van {identifier}, maar die is er niet.",
        "Zet een mapping bij {identifier}.",
    ),
    "area-mapping-not-declared": Sentence(
        "De scoring gebruikt de areaMapping van {identifier}, maar die is er niet.",
        "Geef {identifier} het soort point en zet er een areaMapping bij.",
    ),
    "assignment-type": Sentence(
        "Uitkomst {identifier} is {wanted}, maar krijgt een waarde van het soort {found}.",
        "Maak het soort van de uitkomst en van de waarde gelijk.",
    ),
    "pattern-malformed": Sentence(
        "Het patroon '{pattern}' is geen goed patroon van XML Schema (bij: {detail}).",
        "Verbeter het patroon. Vooruitkijken, terugverwijzen en \\b bestaan in QTI niet.",
    ),
    "pattern-anchored": Sentence(
        "Het patroon '{pattern}' begint met ^ of eindigt op $. In QTI zijn dat gewone tekens.",
        "Laat ze weg: een patroon geldt al voor het hele antwoord. Bedoelt u het teken zelf, "
        "schrijf dan \\^ of \\$.",
    ),
    "custom-operator-unknown": Sentence(
        "De eigen bewerking '{name}' (customOperator) kennen wij niet.",
        "Schrijf de regel met bewerkingen van QTI, of vraag de beheerder om deze toe te staan. "
        "Een beoordelaar geeft dan de punten.",
    ),
    "effort-spent": Sentence(
        "De regels van deze opgave rekenen te lang, daarom zijn ze gestopt.",
        "Maak de regels korter. Zonder uitkomst geeft een beoordelaar de punten.",
    ),
}
