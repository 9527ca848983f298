# SPDX-License-Identifier: GPL-3.0-or-later
"""What a GTK 4 program tells assistive technology, asked over the bus as a screen reader does.

libatspi asks five questions for each of a thousand things, and waits for each answer. GTK tells all it
was ever asked of in one answer, so that a look at a whole program takes a tenth of a second."""
import collections
import json

import gi

gi.require_version("Atspi", "2.0")
gi.require_version("Json", "1.0")
from gi.repository import Atspi, Gio, GLib, Json

ROOT = "/org/a11y/atspi/accessible/root"
NOTHING = "/org/a11y/atspi/null"
INTERFACE = "org.a11y.atspi."
REGISTRY = "org.a11y.atspi.Registry"
IN_WINDOW = GLib.Variant("(u)", (1,))
TIMEOUT = 10000

# of what a look sees of a thing
Seen = collections.namedtuple("Seen", "place application parent index n_children interfaces name role description"
                                      " states")


def connect(session):
    """to the bus of assistive technology, which that of the session knows"""
    address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0,
                                TIMEOUT, None).unpack()[0]
    return Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)


class Node:
    """a thing of a program; what is asked of it is asked of the program each time, but for one with
    seen, which says what it was at that moment"""

    def __init__(self, bus, place, seen=None):
        self.bus, self.place, self.seen = bus, tuple(place), seen

    def __eq__(self, other):
        return isinstance(other, Node) and self.place == other.place

    def __hash__(self):
        return hash(self.place)

    def call(self, interface, method, arguments=None):
        return self.bus.call_sync(*self.place, INTERFACE + interface, method, arguments, None, 0, TIMEOUT,
                                  None).unpack()

    def get(self, interface, name):
        return self.bus.call_sync(*self.place, "org.freedesktop.DBus.Properties", "Get",
                                  GLib.Variant("(ss)", (INTERFACE + interface, name)), None, 0, TIMEOUT,
                                  None).unpack()[0]

    def node(self, place):
        return None if place[1] == NOTHING else Node(self.bus, place)

    def get_name(self):
        return self.seen.name if self.seen else self.get("Accessible", "Name")

    def get_description(self):
        return self.seen.description if self.seen else self.get("Accessible", "Description")

    def get_role_name(self):
        return role_name(self.seen.role if self.seen else self.call("Accessible", "GetRole")[0])

    def get_interfaces(self):
        all_of_it = self.seen.interfaces if self.seen else self.call("Accessible", "GetInterfaces")[0]
        return [interface[len(INTERFACE):] for interface in all_of_it]

    def has(self, state):
        """state is a name of Atspi.StateType"""
        bits = self.seen.states if self.seen else self.call("Accessible", "GetState")[0]
        bit = int(getattr(Atspi.StateType, state))
        return bool(bits[bit // 32] >> bit % 32 & 1)

    def get_parent(self):
        return self.node(self.seen.parent if self.seen else self.get("Accessible", "Parent"))

    def get_child_count(self):
        return self.seen.n_children if self.seen else self.get("Accessible", "ChildCount")

    def get_child_at_index(self, index):
        return self.node(self.call("Accessible", "GetChildAtIndex", GLib.Variant("(i)", (index,)))[0])

    def get_children(self):
        return [Node(self.bus, place) for place in self.call("Accessible", "GetChildren")[0]]

    def get_process_id(self):
        return self.bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                  GLib.Variant("(s)", self.place[:1]), None, 0, TIMEOUT, None).unpack()[0]

    def get_extents(self):
        """x, y, width and height in its window"""
        return self.call("Component", "GetExtents", IN_WINDOW)[0]

    def grab_focus(self):
        return self.call("Component", "GrabFocus")[0]

    def get_text(self):
        # GTK 4.8 answers '' for an end of -1: ask for the length
        length = self.get("Text", "CharacterCount")
        return self.call("Text", "GetText", GLib.Variant("(ii)", (0, length)))[0]

    def set_text(self, text):
        return self.call("EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))[0]

    def get_value(self):
        return self.get("Value", "CurrentValue")

    def actions(self):
        return [self.call("Action", "GetName", GLib.Variant("(i)", (i,)))[0]
                for i in range(self.get("Action", "NActions"))]

    def do_action(self, index):
        return self.call("Action", "DoAction", GLib.Variant("(i)", (index,)))[0]


def role_name(role):
    return Atspi.role_get_name(Atspi.Role(role))


def desktop(bus):
    """what all programs are in"""
    return Node(bus, (REGISTRY, ROOT))


def ask_all(nodes, interface, method, arguments=None):
    """the same of many at once: their answers, None of those that are gone"""
    answers, context = {}, GLib.MainContext.ref_thread_default()

    def answered(bus, result, i):
        try:
            answers[i] = bus.call_finish(result).unpack()[0]
        except GLib.Error:
            answers[i] = None
    for i, node in enumerate(nodes):
        node.bus.call(*node.place, INTERFACE + interface, method, arguments, None, 0, TIMEOUT, None, answered, i)
    while len(answers) < len(nodes):
        context.iteration(True)
    return [answers[i] for i in range(len(nodes))]


class Look:
    """all that is in top at one moment, without what is in things of the roles prune; with shown, what
    is in unmapped parts, such as the hidden pages, may be missing"""

    def __init__(self, top, prune=(), shown=False):
        self.top, self.prune, self.shown = top, prune, shown
        self.boxes = {}
        program = Node(top.bus, (top.place[0], ROOT))
        self.is_old = program.get("Application", "Version").startswith("4.8.")
        self._take()
        # GTK tells only of what it was asked of before
        while self._fill():
            self._take()

    def _take(self):
        sender = self.top.place[0]
        items = self.top.bus.call_sync(sender, "/org/a11y/atspi/cache", INTERFACE + "Cache", "GetItems", None, None, 0,
                                       TIMEOUT, None)
        self.seen = {}
        self.below = collections.defaultdict(list)
        # unpack() takes ten times as long
        for place, application, parent, *rest in json.loads(Json.gvariant_serialize_data(items)[0])[0]:
            seen = Seen(tuple(place), application, tuple(parent), *rest)
            self.seen[seen.place] = seen
        for seen in self.seen.values():
            if self._is_told(seen):
                self.below[seen.parent].append(seen)
        for each in self.below.values():
            each.sort(key=lambda seen: seen.index)

    def _is_told(self, seen):
        """what is not has no index with GTK 4.8, and with 4.18 the one after the last"""
        if seen.index < 0 or seen.parent[1] == ROOT or self.is_old:
            return seen.index >= 0
        return seen.parent in self.seen and seen.index < self.seen[seen.parent].n_children

    def is_pruned(self, place):
        return role_name(self.seen[place].role) in self.prune

    def _fill(self):
        """asks for what is not known yet; whether there was something"""
        if self.top.place not in self.seen:
            self.top.get_role_name()  # an error when it is gone
            return False
        ring, lacking = [self.top.place], []
        while ring:
            ring = [place for place in ring if not self.is_pruned(place)]
            lacking += [place for place in ring if place[1] != ROOT
                        and self.seen[place].n_children > len(self.below[place])]
            ring = [seen.place for place in ring for seen in self.below[place]]
        if self.top.place[1] == ROOT:
            lacking.append(self.top.place)
        known, found = set(self.seen), False
        while lacking:
            nodes = [Node(self.top.bus, place) for place in lacking]
            if self.shown:
                self.measure(nodes)
                nodes = [node for node in nodes if self.is_mapped(node)]
            children = [place for answer in ask_all(nodes, "Accessible", "GetChildren") for place in answer or ()
                        if place not in known]
            known.update(children)
            found = found or bool(children)
            roles = ask_all([Node(self.top.bus, place) for place in children], "Accessible", "GetRole")
            lacking = [place for place, role in zip(children, roles)
                       if role is not None and role_name(role) not in self.prune]
        return found

    def measure(self, nodes):
        """asks for the boxes of many at once"""
        nodes = list({node for node in nodes if node.place not in self.boxes and node.place[1] != ROOT})
        if not nodes:
            return
        for node, box in zip(nodes, ask_all(nodes, "Component", "GetExtents", IN_WINDOW)):
            # what is no widget, such as a page of a stack, has none
            self.boxes[node.place] = box or (0, 0, 1, 1)

    def is_mapped(self, node):
        """GTK 4.8 never sets SHOWING on inner widgets; an unmapped one has an empty box"""
        if node.place[1] == ROOT:
            return True
        if node.place not in self.boxes:
            self.measure([node])
        return self.boxes[node.place][2] > 0 and self.boxes[node.place][3] > 0

    def is_shown(self, node):
        """it and all that it is in, up to the top"""
        while self.is_mapped(node):
            if node.place == self.top.place:
                return True
            node = Node(node.bus, self.seen[node.place].parent)
        return False

    def all_shown(self, nodes):
        """those of many that are shown: as is_shown, but what they are in is asked for at once"""
        self.measure(nodes)
        nodes = [node for node in nodes if self.is_mapped(node)]
        around = set()
        for node in nodes:
            place = node.place
            while place != self.top.place and place not in around:
                around.add(place)
                place = self.seen[place].parent
        self.measure([Node(self.top.bus, place) for place in around | {self.top.place}] if nodes else ())
        return [node for node in nodes if self.is_shown(node)]

    def children(self, node, shown=False):
        """with shown, those that are mapped"""
        found = [Node(node.bus, seen.place, seen) for seen in self.below[node.place]]
        if shown:
            self.measure(found)
        return [child for child in found if not shown or self.is_mapped(child)]

    def walk(self, shown=False, node=None):
        """top and all in it; with shown, not what is in unmapped parts"""
        if node is None:
            if self.top.place not in self.seen:
                return
            node = Node(self.top.bus, self.top.place, self.seen[self.top.place])
            if shown and not self.is_mapped(node):
                return
        yield node
        if not self.is_pruned(node.place):
            for child in self.children(node, shown):
                yield from self.walk(shown, child)
