# SPDX-License-Identifier: GPL-3.0-or-later
"""What a GTK 4 program tells assistive technology, asked over the bus as a screen reader does.

libatspi asks five questions for each of a thousand things, and waits for each answer. Here all that is
to be known is asked at once, of what is shown only, and answered as it comes."""
import json

import gi

gi.require_version("Atspi", "2.0")
gi.require_version("Json", "1.0")
from gi.repository import Atspi, Gio, GLib, Json

ROOT = "/org/a11y/atspi/accessible/root"
NOTHING = "/org/a11y/atspi/null"
INTERFACE = "org.a11y.atspi."
REGISTRY = "org.a11y.atspi.Registry"
PROPERTIES = "org.freedesktop.DBus.Properties"
TIMEOUT = 10000

# a question: the interface, the method and its arguments
EXTENTS = (INTERFACE + "Component", "GetExtents", GLib.Variant("(u)", (1,)))  # in its window
ROLE = (INTERFACE + "Accessible", "GetRole", None)
CHILDREN = (INTERFACE + "Accessible", "GetChildren", None)
STATE = (INTERFACE + "Accessible", "GetState", None)


def to_get(interface, name):
    return (PROPERTIES, "Get", GLib.Variant("(ss)", (INTERFACE + interface, name)))


NAME = to_get("Accessible", "Name")
DESCRIPTION = to_get("Accessible", "Description")
LEAVES = (Atspi.Role.LABEL, Atspi.Role.SEPARATOR)  # nothing is ever in them


def connect(session):
    """to the bus of assistive technology, which that of the session knows"""
    address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None, 0,
                                TIMEOUT, None).unpack()[0]
    return Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)


class Node:
    """a thing of a program; what is asked of it is asked of the program each time, but for what told
    has: the answers of a moment"""
    roles = {}  # of what was ever seen: a role never changes

    def __init__(self, bus, place):
        self.bus, self.place, self.told = bus, tuple(place), {}

    def __eq__(self, other):
        return isinstance(other, Node) and self.place == other.place

    def __hash__(self):
        return hash(self.place)

    def ask(self, question):
        if question in self.told:
            return self.told[question]
        return self.bus.call_sync(*self.place, *question, None, 0, TIMEOUT, None).unpack()[0]

    def call(self, interface, method, arguments=None):
        return self.ask((INTERFACE + interface, method, arguments))

    def get(self, interface, name):
        return self.ask(to_get(interface, name))

    def node(self, place):
        return None if place[1] == NOTHING else Node(self.bus, place)

    def get_name(self):
        return self.ask(NAME)

    def get_description(self):
        return self.ask(DESCRIPTION)

    def get_role_name(self):
        return Atspi.role_get_name(Atspi.Role(self.ask(ROLE)))

    def get_interfaces(self):
        return [interface[len(INTERFACE):] for interface in self.call("Accessible", "GetInterfaces")]

    def has(self, state):
        """state is a name of Atspi.StateType"""
        bits = self.ask(STATE)
        bit = int(getattr(Atspi.StateType, state))
        return bool(bits[bit // 32] >> bit % 32 & 1)

    def get_parent(self):
        return self.node(self.get("Accessible", "Parent"))

    def get_child_count(self):
        return self.get("Accessible", "ChildCount")

    def get_child_at_index(self, index):
        return self.node(self.call("Accessible", "GetChildAtIndex", GLib.Variant("(i)", (index,))))

    def get_children(self):
        return [Node(self.bus, place) for place in self.ask(CHILDREN)]

    def get_process_id(self):
        return self.bus.call_sync("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                  GLib.Variant("(s)", self.place[:1]), None, 0, TIMEOUT, None).unpack()[0]

    def get_extents(self):
        """x, y, width and height in its window"""
        return self.ask(EXTENTS)

    def grab_focus(self):
        return self.call("Component", "GrabFocus")

    def get_text(self):
        # GTK 4.8 answers '' for an end of -1: ask for the length
        length = self.get("Text", "CharacterCount")
        return self.call("Text", "GetText", GLib.Variant("(ii)", (0, length)))

    def set_text(self, text):
        return self.call("EditableText", "SetTextContents", GLib.Variant("(s)", (text,)))

    def get_value(self):
        return self.get("Value", "CurrentValue")

    def actions(self):
        return [self.call("Action", "GetName", GLib.Variant("(i)", (i,)))
                for i in range(self.get("Action", "NActions"))]

    def do_action(self, index):
        return self.call("Action", "DoAction", GLib.Variant("(i)", (index,)))


def is_mapped(box):
    """GTK 4.8 never sets SHOWING on inner widgets; an unmapped one has an empty box. What is no widget,
    such as a page of a stack, has none."""
    return box is None or box[2] > 0 and box[3] > 0


def desktop(bus):
    """what all programs are in"""
    return Node(bus, (REGISTRY, ROOT))


class Look:
    """all that is in top at one moment, without what is in things of the roles prune; with shown, without
    unmapped parts, such as the hidden pages"""

    def __init__(self, top, prune=(), shown=False):
        self.top, self.shown = top, shown
        self.prune = {role for role in Atspi.Role.__enum_values__ if Atspi.role_get_name(Atspi.Role(role)) in prune}
        self.below = {}  # of each thing that was met
        self.n_asked = 0
        self._meet(Node(top.bus, top.place))
        self._hear()
        if top not in self.below:
            top.get_role_name()  # an error when it is gone

    def _ask(self, node, question, then):
        """then(answer), which is None when there is none"""
        def answered(bus, result):
            self.n_asked -= 1
            try:
                # unpack() takes ten times as long
                answer = json.loads(Json.gvariant_serialize_data(bus.call_finish(result))[0])[0]
            except GLib.Error:
                answer = None
            then(answer)
        self.n_asked += 1
        node.bus.call(*node.place, *question, None, 0, TIMEOUT, None, answered)

    def _hear(self):
        context = GLib.MainContext.ref_thread_default()
        while self.n_asked:
            context.iteration(True)

    def _meet(self, node):
        if not self.shown or node.place[1] == ROOT or Node.roles.get(node.place) in LEAVES:
            self._ask_role(node)
        else:
            self._ask(node, EXTENTS, lambda box: is_mapped(box) and self._ask_role(node))

    def _ask_role(self, node):
        def has_role(role):
            if role is None:  # it is gone
                return
            Node.roles[node.place] = node.told[ROLE] = role
            self.below[node] = []
            if role not in self.prune and role not in LEAVES:
                self._ask(node, CHILDREN, has_children)

        def has_children(places):
            self.below[node] = [Node(node.bus, place) for place in places or ()]
            for child in self.below[node]:
                self._meet(child)
        if node.place in Node.roles:
            has_role(Node.roles[node.place])
        else:
            self._ask(node, ROLE, has_role)

    def only_shown(self, nodes):
        """of nodes; those without anything in them are only now asked for their boxes"""
        nodes = list(nodes)
        if self.shown:
            self.tell([node for node in nodes if node.told[ROLE] in LEAVES], EXTENTS)
        return [node for node in nodes if is_mapped(node.told.pop(EXTENTS, None))]

    def children(self, node):
        return [child for child in self.below.get(node, ()) if child in self.below]

    def tell(self, nodes, *questions):
        """lets all of them know the answers at once"""
        for node in nodes:
            for question in questions:
                self._ask(node, question, lambda answer, told=node.told, question=question:
                          answer is not None and told.update({question: answer}))
        self._hear()

    def walk(self):
        """top and all in it, which know their role; with shown, see only_shown"""
        ring = [node for node in self.below if node == self.top]
        while ring:
            node = ring.pop()
            yield node
            ring += reversed(self.children(node))
