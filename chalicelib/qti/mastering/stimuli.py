"""Delivers stimuli: texts and pictures that several items show, each of them once."""

import hashlib

from lxml import etree

from chalicelib.qti.items.item import Item
from chalicelib.qti.mastering.assets import ShownAssets
from chalicelib.qti.mastering.ids import Ids
from chalicelib.qti.mastering.qti3 import QTI3, own, written
from chalicelib.qti.mastering.rewrite import Rewriter
from chalicelib.qti.mastering.source import Source
from chalicelib.qti.mastering.styles import Stylesheet
from chalicelib.qti.node import qti_name
from chalicelib.qti.packages.names import resolve
from chalicelib.qti.packages.stimuli import Stimulus
from chalicelib.qti.xml import XML_LANG


class ShownStimuli:
    """The stimuli that the items of a form really show."""

    def __init__(
        self, stimuli: dict[str, Stimulus], assets: ShownAssets, styles: Stylesheet
    ) -> None:
        """Start from the stimuli of the package, by path, none of them shown yet."""
        self._stimuli = stimuli
        self._assets = assets
        self._styles = styles
        self._shown: dict[str, dict[str, object]] = {}

    def ids_for(self, item: Item) -> list[str]:
        """Return the ids of the stimuli of an item, in its order; they are then shown."""
        found = [
            self._stimuli.get(resolve(item.path, node.get("href")) or "")
            for node in item.tree.all("assessmentStimulusRef")
        ]
        return [self._show(one) for one in found if one is not None]

    @property
    def shown(self) -> list[dict[str, object]]:
        """Return the stimuli that were asked for, as rows of the content, in neutral order."""
        return [row for _, row in sorted(self._shown.items())]

    def _show(self, stimulus: Stimulus) -> str:
        name = f"stimulus-{hashlib.sha256(stimulus.path.encode()).hexdigest()[:12]}"
        if name not in self._shown:
            body = self._body(stimulus)
            self._shown[name] = {"id": name, "title": stimulus.title, "body": body}
        return name

    def _body(self, stimulus: Stimulus) -> str:
        ids = Ids(stimulus.path, stimulus.xml)
        source = Source(stimulus.path, self._assets, self._styles, ids)
        holder = etree.Element(etree.QName(QTI3, "qti-assessment-stimulus"), nsmap={None: QTI3})
        for child in stimulus.xml:
            if qti_name(child) == "stimulusBody":
                Rewriter(source).rewrite(child, holder)
        body = holder[0] if len(holder) else etree.SubElement(holder, own("stimulusBody"))
        language = stimulus.xml.get(XML_LANG)
        if language:
            body.set("lang", body.get("lang") or language)
        return written(body)
