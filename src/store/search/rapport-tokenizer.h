/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/** RAPPORT_TOKENIZER_VERSION: grows when the tokens change: an index of another one is rebuilt */
#define RAPPORT_TOKENIZER_VERSION 2
