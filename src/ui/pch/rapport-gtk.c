/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing but what its precompiled header is compiled for. */
